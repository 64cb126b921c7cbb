package remotemcp.json;

import java.util.Arrays;

/// Writes compact JSON into one growing buffer of UTF-8.
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private byte[] out = new byte[512];
    private int size;

    byte[] bytes() {
        return Arrays.copyOf(out, size);
    }

    String text() {
        return Utf8.decode(out, size);
    }

    JsonWriter write(Json value) {
        // No switch over types: its first run costs a program that starts for one message a hundredth of a second.
        if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else if (value instanceof JsonString string) {
            string(string.value());
        } else {
            ascii(value instanceof JsonNumber number ? number.literal() : value instanceof JsonBoolean bool ? bool.toString() : "null");
        }
        return this;
    }

    private void object(JsonObject object) {
        put('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                put(',');
            }
            string(object.keyAt(i));
            put(':');
            write(object.valueAt(i));
        }
        put('}');
    }

    private void array(JsonArray array) {
        put('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                put(',');
            }
            write(array.get(i));
        }
        put(']');
    }

    private void string(String text) {
        put('"');
        int at = plain(text, 0);
        while (at < text.length()) {
            at = plain(text, special(text, at));
        }
        put('"');
    }

    /// Copies ASCII that stands for itself; answers where it stopped.
    private int plain(String text, int from) {
        int end = text.length();
        room(end - from);
        byte[] to = out;
        int shift = size - from;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') {
                break;
            }
            to[at + shift] = (byte) c;
            at++;
        }
        size = at + shift;
        return at;
    }

    /// Writes one character of any other kind; answers where the next one stands.
    private int special(String text, int at) {
        int point = text.codePointAt(at);
        if (point < 0x80) {
            escape((char) point);
        } else {
            room(4);
            size = Utf8.put(out, size, point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point);
        }
        return at + Character.charCount(point);
    }

    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\b' -> put('b');
            case '\f' -> put('f');
            case '\n' -> put('n');
            case '\r' -> put('r');
            case '\t' -> put('t');
            default -> {
                ascii("u00");
                put(HEX.charAt(c >> 4));
                put(HEX.charAt(c & 15));
            }
        }
    }

    private void ascii(String text) {
        int length = text.length();
        room(length);
        byte[] to = out;
        int from = size;
        for (int i = 0; i < length; i++) {
            to[from + i] = (byte) text.charAt(i);
        }
        size = from + length;
    }

    private void put(char c) {
        room(1);
        out[size++] = (byte) c;
    }

    private void room(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(size + more, out.length * 2));
        }
    }
}
