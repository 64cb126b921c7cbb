package remotemcp.cli.model;

import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonBoolean;
import remotemcp.json.JsonObject;

/// Reads what views need of a tool's definition.
record ToolDefinition(JsonObject json) {

    String name() {
        return json.string("name").orElse("");
    }

    String description() {
        return json.string("description").orElse("");
    }

    JsonObject schema() {
        return json.object("inputSchema").orElse(JsonObject.empty());
    }

    /// Hosts whose MCP library wants an object for each parameter refuse the whole list then.
    static boolean anyHasBooleanSchema(List<JsonObject> tools) {
        return tools.stream().map(ToolDefinition::new)
            .anyMatch(tool -> tool.schema().object("properties").orElse(JsonObject.empty()).entries().stream()
                .anyMatch(entry -> entry.getValue() instanceof JsonBoolean));
    }

    static List<OmittedTool> allOmitted(List<JsonObject> tools) {
        return tools.stream().map(
            tool -> new OmittedTool(new ToolDefinition(tool).name(), "the schema of a parameter is true or false, in this tool or another"))
            .toList();
    }

    /// With every character that is neither a letter or digit of ASCII nor among these replaced.
    static String plain(String name, String kept, char replacement) {
        var plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isKept = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || kept.indexOf(c) >= 0;
            plain.append(isKept ? c : replacement);
        }
        return plain.toString();
    }

    /// The blocks of a result.
    static List<JsonObject> blocks(JsonObject result) {
        return result.array("content").orElse(JsonArray.of()).values().stream().flatMap(block -> block.asObject().stream()).toList();
    }

    static String type(JsonObject block) {
        return block.string("type").orElse("");
    }

    static String text(JsonObject object, String member) {
        return object.find(member).flatMap(Json::asString).orElse("");
    }
}
