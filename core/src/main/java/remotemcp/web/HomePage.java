package remotemcp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.Tool;

/// What the server is, what it can do, and how to connect to it.
///
/// @param login whether people sign in before they use it
record HomePage(WebSettings site, String version, boolean login, List<ToolCard> tools, ConnectTexts connect) {

    static HomePage of(McpServer server, WebSettings site, boolean login) {
        var cards = new ArrayList<ToolCard>();
        for (Tool tool : server.tools().all()) {
            cards.add(ToolCard.of(tool));
        }
        return new HomePage(site, server.version(), login, List.copyOf(cards), new ConnectTexts(site));
    }

    String html() {
        return Html.of(out -> JtehomeGenerated.render(out, null, this));
    }

    /// A tool as people read it.
    record ToolCard(String name, Optional<String> title, String description, List<Argument> arguments) {

        static ToolCard of(Tool tool) {
            JsonObject schema = tool.definition().object("inputSchema").orElse(JsonObject.empty());
            List<String> required = schema.array("required").map(HomePage::strings).orElse(List.of());
            var arguments = new ArrayList<Argument>();
            schema.object("properties").orElse(JsonObject.empty()).entries().forEach(entry ->
                arguments.add(Argument.of(entry.getKey(), entry.getValue(), required.contains(entry.getKey()))));
            return new ToolCard(tool.name(), tool.title(), tool.description(), List.copyOf(arguments));
        }
    }

    /// One argument of a tool.
    record Argument(String name, String type, boolean required, String description) {

        static Argument of(String name, Json schema, boolean required) {
            JsonObject object = schema.asObject().orElse(JsonObject.empty());
            return new Argument(name, object.string("type").orElse("any"), required, object.string("description").orElse(""));
        }
    }

    private static List<String> strings(JsonArray array) {
        var strings = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            array.get(i).asString().ifPresent(strings::add);
        }
        return strings;
    }
}
