package remotemcp.platform;

import java.util.Optional;

/// Base64url without padding (RFC 4648 §5), strict: one text for each byte string, nothing else is read.
public final class Base64Url {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final byte[] VALUES = values();

    private Base64Url() {
    }

    public static String encode(byte[] bytes) {
        var out = new StringBuilder((bytes.length * 4 + 2) / 3);
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = held << 8 | b & 255;
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                out.append(ALPHABET.charAt(held >> bits & 63));
            }
        }
        if (bits > 0) {
            out.append(ALPHABET.charAt(held << 6 - bits & 63));
        }
        return out.toString();
    }

    /// The same bytes as base64 with padding (RFC 4648 §4).
    public static String padded(byte[] bytes) {
        String text = encode(bytes).replace('-', '+').replace('_', '/');
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    /// The bytes; empty when the text is not exactly what [#encode] writes.
    public static Optional<byte[]> decode(String text) {
        if (text.length() % 4 == 1) {
            return Optional.empty();
        }
        var out = new byte[text.length() * 3 / 4];
        int held = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c < 128 ? VALUES[c] : -1;
            if (value < 0) {
                return Optional.empty();
            }
            held = held << 6 | value;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[at++] = (byte) (held >> bits);
            }
        }
        boolean unusedBitsAreZero = (held & (1 << bits) - 1) == 0;
        return unusedBitsAreZero ? Optional.of(out) : Optional.empty();
    }

    private static byte[] values() {
        var values = new byte[128];
        java.util.Arrays.fill(values, (byte) -1);
        for (int i = 0; i < 64; i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
