package remotemcp.json;

import java.util.Arrays;

/// Strict UTF-8 (RFC 3629). The platform's encoder differs between runtimes on half surrogates, this one does not.
final class Utf8 {

    private Utf8() {}

    /// Throws [JsonException] at the first half surrogate.
    static byte[] encode(String text) {
        byte[] out = new byte[text.length() * 3];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                out[size++] = (byte) c;
                continue;
            }
            if (Character.isSurrogate((char) c)) {
                c = pair(text, i++, size);
            }
            size = put(out, size, c);
        }
        return Arrays.copyOf(out, size);
    }

    /// Writes one code point; answers the next free place.
    static int put(byte[] out, int at, int point) {
        if (point < 0x80) {
            out[at++] = (byte) point;
            return at;
        }
        if (point < 0x800) {
            out[at++] = (byte) (0xC0 | point >> 6);
        } else {
            if (point < 0x10000) {
                out[at++] = (byte) (0xE0 | point >> 12);
            } else {
                out[at++] = (byte) (0xF0 | point >> 18);
                out[at++] = (byte) (0x80 | point >> 12 & 0x3F);
            }
            out[at++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        out[at++] = (byte) (0x80 | point & 0x3F);
        return at;
    }

    /// Takes UTF-8 known to be well-formed, which our writer's is.
    static String decode(byte[] in, int end) {
        char[] out = new char[end];
        int size = 0;
        for (int i = 0; i < end;) {
            int first = in[i++];
            if (first >= 0) {
                out[size++] = (char) first;
            } else if (first < (byte) 0xE0) {
                out[size++] = (char) ((first & 0x1F) << 6 | in[i++] & 0x3F);
            } else if (first < (byte) 0xF0) {
                out[size++] = (char) ((first & 0x0F) << 12 | (in[i++] & 0x3F) << 6 | in[i++] & 0x3F);
            } else {
                int point = (first & 0x07) << 18 | (in[i++] & 0x3F) << 12 | (in[i++] & 0x3F) << 6 | in[i++] & 0x3F;
                out[size++] = Character.highSurrogate(point);
                out[size++] = Character.lowSurrogate(point);
            }
        }
        return new String(out, 0, size);
    }

    private static int pair(String text, int at, int position) {
        boolean whole = at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
        if (!whole) {
            throw new JsonException("Half of a surrogate pair", position);
        }
        return Character.toCodePoint(text.charAt(at), text.charAt(at + 1));
    }
}
