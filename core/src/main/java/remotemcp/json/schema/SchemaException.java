package remotemcp.json.schema;

/// A schema that cannot be used: not valid, too large, of a dialect we do not speak, with a `$ref` that leads outside or a keyword that is not
/// supported. The message ends in the place within the schema.
public final class SchemaException extends RuntimeException {

    SchemaException(String what, String place) {
        super(what + " at " + place);
    }
}
