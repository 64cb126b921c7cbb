package remotemcp.json.schema;

import java.util.List;
import java.util.Set;
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
        return Walk.judging().run(root, value);
    }

    /// Changes what is of a wrong type and can mean only one value of the right one; see [Coerced].
    public Coerced coerce(Json value) {
        return new Coercion(root).of(value);
    }

    /// The names of the members that the schema says nothing of, anywhere: they are in no `properties` or `required` for the value itself, fit no
  /// `patternProperties`, and no schema is there for all others. None if that takes too much work to tell.
    public Set<String> unknownMembers(JsonObject value) {
        return Walk.judging().unknownMembers(root, value);
    }

    /// Pointers of the keywords in this schema which `check` passes over: patterns beyond our matcher.
    public List<String> unchecked() {
        return unchecked;
    }
}
