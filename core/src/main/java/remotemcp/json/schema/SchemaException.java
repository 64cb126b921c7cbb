package remotemcp.json.schema;

/// A schema that cannot be used: not valid, too large, of a dialect we do not speak, or with a `$ref` that leads
/// outside. The message ends in the place within the schema.
public final class SchemaException extends RuntimeException {

    SchemaException(String what, String pointer) {
        super(what + " at #" + pointer);
    }
}
