package remotemcp.json.schema;

/// One place where a value departs from its schema: a JSON Pointer (RFC 6901; "" is the whole value) and what is wrong
/// there, worded to follow the name of the place. The message quotes the schema, never the value.
///
/// Both are cut where they grow long: the names in a path are those of whoever sent the value.
public record SchemaViolation(String path, String message) {
    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_MESSAGE = 1_500;

    public SchemaViolation {
        path = clip(path, LONGEST_PATH);
        message = clip(message, LONGEST_MESSAGE);
    }

    private static String clip(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "the value" : path) + " " + message;
    }
}
