package remotemcp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.Prompt;
import remotemcp.mcp.Tool;

/// What the server is, what it can do, and how to connect to it.
///
/// @param login whether people sign in before they use it
record HomePage(WebSettings site, String version, boolean login, List<Card> tools, List<Card> prompts, ConnectTexts connect) {

    static HomePage of(McpServer server, WebSettings site, boolean login) {
        return new HomePage(site, server.version(), login, server.tools().all().stream().map(Card::of).toList(),
            server.prompts().all().stream().map(Card::of).toList(), new ConnectTexts(site));
    }

    String html() {
        return Html.of(out -> JtehomeGenerated.render(out, null, this));
    }

    /// A tool or a prompt as people read it.
    record Card(String name, Optional<String> title, String description, List<Argument> arguments) {

        static Card of(Prompt prompt) {
            var arguments = new ArrayList<Argument>();
            for (Json argument : prompt.definition().array("arguments").orElse(JsonArray.of())) {
                JsonObject object = argument.asObject().orElseThrow();
                arguments.add(new Argument(object.string("name").orElse(""), "text", object.bool("required").orElse(false),
                    object.string("description").orElse("")));
            }
            return new Card(prompt.name(), prompt.title(), prompt.description(), List.copyOf(arguments));
        }

        static Card of(Tool tool) {
            JsonObject schema = tool.definition().object("inputSchema").orElse(JsonObject.empty());
            List<String> required = schema.array("required").map(HomePage::strings).orElse(List.of());
            var arguments = new ArrayList<Argument>();
            schema.object("properties").orElse(JsonObject.empty()).entries()
                .forEach(entry -> arguments.add(Argument.of(entry.getKey(), entry.getValue(), required.contains(entry.getKey()))));
            return new Card(tool.name(), tool.title(), tool.description(), List.copyOf(arguments));
        }
    }

    /// One argument of either.
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
