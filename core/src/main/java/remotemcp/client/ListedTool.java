package remotemcp.client;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// A tool as a server lists it.
///
/// @param json the whole definition, unchanged
public record ListedTool(String name, JsonObject json) {

    /// Empty for a tool without a name.
    public static Optional<ListedTool> from(JsonObject json) {
        return json.string("name").map(name -> new ListedTool(name, json));
    }

    public Optional<String> title() {
        return json.string("title");
    }

    public Optional<String> description() {
        return json.string("description");
    }

    public JsonObject inputSchema() {
        return json.object("inputSchema").orElse(JsonObject.empty());
    }

    public Optional<JsonObject> outputSchema() {
        return json.object("outputSchema");
    }

    /// Hints such as `readOnlyHint`: the server's word, not more.
    public JsonObject annotations() {
        return json.object("annotations").orElse(JsonObject.empty());
    }
}
