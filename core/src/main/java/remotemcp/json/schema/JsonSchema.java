package remotemcp.json.schema;

import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A JSON Schema, compiled once and used for many values.
///
/// Dialect 2020-12 by default; `$schema` may name draft-07 or 2019-09 too, any other is a [SchemaException].
/// `$ref` works within the document only: nothing is ever fetched, and a reference that leads outside is refused
/// rather than taken as permission. `format` and the `content…` keywords are annotations. Schema size, nesting and the
/// work of one check are bounded, so neither a hostile schema nor a hostile value can hold the processor.
public final class JsonSchema {
  private final SchemaNode root;
  private final List<String> unchecked;

  private JsonSchema(SchemaNode root, List<String> unchecked) {
    this.root = root;
    this.unchecked = unchecked;
  }

  /// Throws [SchemaException] when the schema cannot be used.
  public static JsonSchema of(JsonObject schema) {
    var compiler = new SchemaCompiler(schema);
    SchemaNode root = compiler.compile();
    return new JsonSchema(root, compiler.unchecked());
  }

  /// Everything wrong with the value, the first twenty; empty if it fits.
  public List<SchemaViolation> check(Json value) {
    return new Walk().run(root, value);
  }

  /// Pointers of the keywords in this schema which `check` passes over: patterns beyond our matcher.
  public List<String> unchecked() {
    return unchecked;
  }
}
