package remotemcp.json;

import java.util.Arrays;

/// Reads the strings of one document: escapes, strict UTF-8, no control characters, no half surrogates.
/// Decoded here by hand into characters: the platform's decoder is lax on one runtime and slow on it too.
final class StringReader {
    private final byte[] in;
    private int at;
    private char[] out = new char[64];
    private int size;

    StringReader(byte[] in) {
        this.in = in;
    }

    /// Reads from just after the opening quote.
    String read(int start) {
        at = start;
        size = 0;
        do {
            plain();
        } while (special());
        return new String(out, 0, size);
    }

    /// As [#read(int)], for a key.
    String readKey(int start) {
        byte[] from = in;
        int position = start;
        int hash = 0;
        while (position < from.length && from[position] >= 0x20 && from[position] != '"' && from[position] != '\\') {
            hash = hash * 31 + from[position++];
        }
        if (position == from.length || from[position] != '"') {
            return read(start);
        }
        at = position + 1;
        int slot = KeyCache.slot(position - start, hash);
        String known = KeyCache.find(slot, from, start, position);
        if (known != null) {
            return known;
        }
        String key = ascii(start, position);
        KeyCache.keep(slot, key);
        return key;
    }

    /// Position after the closing quote of the string read last.
    int end() {
        return at;
    }

    /// Characters known to be ASCII.
    String ascii(int from, int to) {
        room(to - from);
        for (int i = from; i < to; i++) {
            out[i - from] = (char) in[i];
        }
        return new String(out, 0, to - from);
    }

    /// Takes printable ASCII, up to a character that needs a look or the end of the buffer.
    private void plain() {
        byte[] from = in;
        char[] to = out;
        int shift = size - at;
        int end = Math.min(from.length, to.length - shift);
        int position = at;
        while (position < end) {
            byte c = from[position];
            if (c < 0x20 || c == '"' || c == '\\') {
                break;
            }
            to[position + shift] = (char) c;
            position++;
        }
        at = position;
        size = position + shift;
    }

    /// Takes one character of any kind; false if it was the closing quote.
    private boolean special() {
        int c = next();
        if (c == '"') {
            return false;
        }
        room(size + 2);
        if (c == '\\') {
            escape();
        } else if (c < 0x20) {
            throw bad("A control character in a string", at - 1);
        } else if (c < 0x80) {
            put(c);
        } else {
            several(c);
        }
        return true;
    }

    private void escape() {
        int c = next();
        switch (c) {
            case '"', '\\', '/' -> put(c);
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'u' -> unicode();
            default -> throw bad("An unknown escape", at - 2);
        }
    }

    private void unicode() {
        int start = at - 2;
        char first = hex4();
        put(first);
        if (!Character.isSurrogate(first)) {
            return;
        }
        if (Character.isHighSurrogate(first) && next() == '\\' && next() == 'u') {
            char second = hex4();
            if (Character.isLowSurrogate(second)) {
                put(second);
                return;
            }
        }
        throw bad("Half of a surrogate pair", start);
    }

    private char hex4() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 4 | hex(next());
        }
        return (char) value;
    }

    private int hex(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        if (letter >= 'a' && letter <= 'f') {
            return letter - 'a' + 10;
        }
        throw bad("Not a hexadecimal digit", at - 1);
    }

    /// A character of two to four bytes (RFC 3629 §4: the second byte's range rules out overlong forms and surrogates).
    private void several(int first) {
        int start = at - 1;
        if (first >= 0xC2 && first <= 0xDF) {
            put((first & 0x1F) << 6 | tail(start, 0x80, 0xBF));
        } else if (first >= 0xE0 && first <= 0xEF) {
            int high = tail(start, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            put((first & 0x0F) << 12 | high << 6 | tail(start, 0x80, 0xBF));
        } else if (first >= 0xF0 && first <= 0xF4) {
            int high = tail(start, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            int low = tail(start, 0x80, 0xBF) << 6;
            int point = (first & 0x07) << 18 | high << 12 | low | tail(start, 0x80, 0xBF);
            put(Character.highSurrogate(point));
            put(Character.lowSurrogate(point));
        } else {
            throw bad("Ill-formed UTF-8", start);
        }
    }

    private int tail(int start, int lowest, int highest) {
        int c = next();
        if (c < lowest || c > highest) {
            throw bad("Ill-formed UTF-8", start);
        }
        return c & 0x3F;
    }

    private int next() {
        if (at >= in.length) {
            throw bad("A string without end", at);
        }
        return in[at++] & 0xFF;
    }

    private void room(int total) {
        if (total > out.length) {
            out = Arrays.copyOf(out, Math.max(total, out.length * 2));
        }
    }

    private void put(int c) {
        out[size++] = (char) c;
    }

    private static JsonException bad(String what, int position) {
        return new JsonException(what, position);
    }
}
