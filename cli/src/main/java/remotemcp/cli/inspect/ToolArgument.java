package remotemcp.cli.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import remotemcp.client.ListedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// One argument of a tool, as its schema has it.
///
/// @param kind the type in a word, or the values it may have
record ToolArgument(String name, String kind, boolean required, Optional<String> description) {

    static List<ToolArgument> of(ListedTool tool) {
        var arguments = new ArrayList<ToolArgument>();
        JsonArray required = tool.inputSchema().array("required").orElse(JsonArray.of());
        for (Map.Entry<String, Json> property : tool.inputSchema().object("properties").orElse(JsonObject.empty()).entries()) {
            JsonObject schema = property.getValue().asObject().orElse(JsonObject.empty());
            arguments.add(new ToolArgument(property.getKey(), kind(schema), required.values().contains(Json.of(property.getKey())),
                schema.string("description")));
        }
        return List.copyOf(arguments);
    }

    private static String kind(JsonObject schema) {
        return schema.array("enum").map(values -> values.values().stream().map(Json::text).collect(Collectors.joining(" | ")))
            .or(() -> schema.string("type")).or(() -> schema.array("type").map(types -> types.values().stream()
                .flatMap(type -> type.asString().stream()).collect(Collectors.joining(" | "))))
            .orElse("any value");
    }

    /// The value that a person wrote: text where the schema wants text, JSON everywhere else.
    ///
    /// @throws IllegalArgumentException when it is no JSON where that is wanted
    Json value(String written) {
        if (kind.equals("string")) {
            return Json.of(written);
        }
        try {
            return Json.parse(written);
        } catch (JsonException e) {
            if (kind.equals("number") || kind.equals("integer") || kind.equals("boolean") || kind.equals("array")
                || kind.equals("object")) {
                throw new IllegalArgumentException(name + " has to be of type " + kind + ", not " + written);
            }
            return Json.of(written);
        }
    }
}
