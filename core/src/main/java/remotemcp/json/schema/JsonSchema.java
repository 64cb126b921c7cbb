package remotemcp.json.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A JSON Schema, compiled once and used for many values.
///
/// Dialect 2020-12 by default; `$schema` may name draft-07 or 2019-09 too, any other is a [SchemaException].
/// References lead to places in the document, to schemas with an `$id` in it, and to documents given with it: nothing is ever fetched, and a
/// reference that leads outside is refused rather than taken as permission. `format` and the `content…` keywords are annotations. Schema size, nesting and the
/// work of one check are bounded, so neither a hostile schema nor a hostile value can hold the processor.
public final class JsonSchema {
    private final SchemaNode root;
    private final List<String> unchecked;

    private JsonSchema(SchemaNode root, List<String> unchecked) {
        this.root = root;
        this.unchecked = unchecked;
    }

    /// A schema whose every keyword is checked: for one of our own. Throws [SchemaException] when it cannot be used, also when it has a pattern
    /// beyond our matcher, or a keyword of another draft that has no effect in its dialect.
    ///
    /// @param schema an object, true or false
    public static JsonSchema of(Json schema) {
        return of(schema, Map.of());
    }

    /// As [#of(Json)], with documents that references may lead to.
    ///
    /// @param documents by the absolute URI under which each is known; a metaschema that `$schema` names is among them
    public static JsonSchema of(Json schema, Map<String, Json> documents) {
        return compiled(new SchemaCompiler(schema, documents, false));
    }

    /// A schema of someone else, checked as far as we can; see [#unchecked()]. Throws [SchemaException] when it cannot be used at all.
    public static JsonSchema lenient(Json schema) {
        return compiled(new SchemaCompiler(schema, Map.of(), true));
    }

    private static JsonSchema compiled(SchemaCompiler compiler) {
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

    /// Pointers of the keywords in a [#lenient] schema which `check` passes over: patterns beyond our matcher.
    public List<String> unchecked() {
        return unchecked;
    }
}
