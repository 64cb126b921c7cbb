package remotemcp.json.schema;

/// One place where a value departs from its schema: a JSON Pointer (RFC 6901; "" is the whole value) and what is wrong
/// there, worded to follow the name of the place. The message quotes the schema, never the value.
public record SchemaViolation(String path, String message) {

  @Override
  public String toString() {
    return (path.isEmpty() ? "the value" : path) + " " + message;
  }
}
