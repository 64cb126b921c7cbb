package remotemcp.json;

import java.util.Arrays;

/// Reads one document, straight from its bytes. Recursive, as deep as the limit allows and no deeper.
/// Members and items wait on one stack until their object or array closes, so containers never grow step by step.
final class JsonReader {
    private final byte[] in;
    private final JsonLimits limits;
    private final StringReader strings;
    private String[] keys = new String[16];
    private Json[] values = new Json[16];
    private int top;
    private int at;
    private int depth;
    private int count;

    JsonReader(byte[] utf8, JsonLimits limits) {
        this.in = utf8;
        this.limits = limits;
        this.strings = new StringReader(utf8);
    }

    Json document() {
        space();
        Json value = value();
        space();
        if (at != in.length) {
            throw new JsonException("Text after the end of the value", at);
        }
        return value;
    }

    private Json value() {
        if (++count > limits.values()) {
            throw new JsonException("More than " + limits.values() + " values", at);
        }
        int c = at < in.length ? in[at] : -1;
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(string());
            case 't' -> word("true", JsonBoolean.TRUE);
            case 'f' -> word("false", JsonBoolean.FALSE);
            case 'n' -> word("null", JsonNull.NULL);
            default -> number();
        };
    }

    private Json object() {
        int start = at;
        enter();
        int base = top;
        if (!closes('}')) {
            do {
                space();
                String key = key();
                push(key, value());
            } while (another('}'));
        }
        depth--;
        return base == top ? JsonObject.empty() : members(base, start);
    }

    private Json members(int base, int start) {
        String[] names = new String[top - base];
        System.arraycopy(keys, base, names, 0, names.length);
        int[] order = KeyIndex.of(names);
        if (KeyIndex.repeats(names, order)) {
            throw new JsonException("A key twice in the object that starts", start);
        }
        return new JsonObject(names, pop(base), order);
    }

    private String key() {
        if (at >= in.length || in[at] != '"') {
            throw new JsonException("Expected a key", at);
        }
        String key = strings.readKey(at + 1);
        at = strings.end();
        space();
        if (at >= in.length || in[at] != ':') {
            throw new JsonException("Expected a colon", at);
        }
        at++;
        space();
        return key;
    }

    private Json array() {
        enter();
        int base = top;
        if (!closes(']')) {
            do {
                space();
                push("", value());
            } while (another(']'));
        }
        depth--;
        return new JsonArray(new ItemList(pop(base)));
    }

    private void push(String key, Json value) {
        if (top == values.length) {
            keys = Arrays.copyOf(keys, top * 2);
            values = Arrays.copyOf(values, top * 2);
        }
        keys[top] = key;
        values[top++] = value;
    }

    private Json[] pop(int base) {
        Json[] popped = new Json[top - base];
        System.arraycopy(values, base, popped, 0, popped.length);
        top = base;
        return popped;
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw new JsonException("Nested deeper than " + limits.depth(), at);
        }
        at++;
        space();
    }

    private boolean closes(char end) {
        if (at < in.length && in[at] == end) {
            at++;
            return true;
        }
        return false;
    }

    private boolean another(char end) {
        space();
        if (at < in.length && in[at] == ',') {
            at++;
            return true;
        }
        if (closes(end)) {
            return false;
        }
        throw new JsonException("Expected a comma or the end of the " + (end == '}' ? "object" : "array"), at);
    }

    private String string() {
        String value = strings.read(at + 1);
        at = strings.end();
        return value;
    }

    private Json word(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= in.length || in[at + i] != word.charAt(i)) {
                throw new JsonException("Expected a value", at);
            }
        }
        at += word.length();
        return value;
    }

    private Json number() {
        int start = at;
        while (at < in.length && ofNumber(in[at])) {
            at++;
        }
        if (at == start) {
            throw new JsonException("Expected a value", at);
        }
        if (at - start > limits.numberLength()) {
            throw new JsonException("A number of more than " + limits.numberLength() + " characters", start);
        }
        return number(strings.ascii(start, at), start);
    }

    private static Json number(String literal, int start) {
        try {
            return new JsonNumber(literal);
        } catch (IllegalArgumentException e) {
            throw new JsonException("Not a number", start);
        }
    }

    private static boolean ofNumber(byte c) {
        return c >= '0' && c <= '9' || c == '-' || c == '.' || c == 'e' || c == 'E' || c == '+';
    }

    private void space() {
        while (at < in.length && in[at] <= ' ' && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
            at++;
        }
    }
}
