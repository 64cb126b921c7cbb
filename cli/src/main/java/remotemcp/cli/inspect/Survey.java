package remotemcp.cli.inspect;

import java.util.ArrayList;
import java.util.List;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.Terminal;
import remotemcp.client.ListedPrompt;
import remotemcp.client.ListedResource;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.client.Peer;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What a server is and offers.
record Survey(String url, Peer peer, List<ListedTool> tools, List<ListedResource> resources, List<ListedPrompt> prompts) {
    private static final int NAME_WIDTH = 18;
    private static final int LINE = 160;

    /// Asks for what the server says that it has, and for nothing else.
    static Survey of(String url, McpClient client) {
        Peer peer = client.peer();
        return new Survey(url, peer, peer.offers("tools") ? client.tools() : List.of(),
            peer.offers("resources") ? client.resources() : List.of(),
            peer.offers("prompts") ? client.prompts() : List.of());
    }

    /// Before the lists are read.
    static Survey empty(String url, Peer peer) {
        return new Survey(url, peer, List.of(), List.of(), List.of());
    }

    JsonObject json() {
        return JsonObject.builder().put("url", url).put("revision", peer.revision()).put("transport", peer.transport())
            .put("server", peer.identity()).put("capabilities", peer.capabilities()).put("instructions", peer.instructions())
            .put("tools", array(tools.stream().map(ListedTool::json).toList()))
            .put("resources", array(resources.stream().map(ListedResource::json).toList()))
            .put("prompts", array(prompts.stream().map(ListedPrompt::json).toList())).build();
    }

    private static JsonArray array(List<JsonObject> values) {
        return new JsonArray(List.<Json>copyOf(values));
    }

    String text(StandardStreams streams) {
        var text = new StringBuilder(streams.bold(title()) + "\n\n");
        line(text, "Address", url);
        line(text, "Protocol", protocol());
        line(text, "Offers", peer.capabilities().isEmpty() ? "nothing it names" : String.join(", ", peer.capabilities().keys()));
        peer.instructions().ifPresent(instructions -> line(text, "Says", instructions));
        section(text, streams, "Tools", tools.stream().map(Survey::tool).toList());
        section(text, streams, "Resources", resources.stream().map(resource -> entry(resource.json(), "uri")).toList());
        section(text, streams, "Prompts", prompts.stream().map(prompt -> entry(prompt.json(), "name")).toList());
        return text.toString();
    }

    String title() {
        String name = peer.identity().string("title").orElse(peer.name());
        return Terminal.line((name.isEmpty() ? "A server without a name" : name) + (peer.version().isEmpty() ? "" : " " + peer.version()),
            LINE);
    }

    String protocol() {
        return Terminal.line(peer.revision() + " over " + transport(), LINE);
    }

    private String transport() {
        return switch (peer.transport()) {
            case "sse" -> "HTTP+SSE";
            case "streamable-http" -> "Streamable HTTP";
            default -> peer.transport();
        };
    }

    private static void section(StringBuilder text, StandardStreams streams, String name, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append('\n').append(streams.bold(name + " (" + entries.size() + ")")).append('\n');
            entries.forEach(text::append);
        }
    }

    private static String tool(ListedTool tool) {
        var text = new StringBuilder(entry(tool.json(), "name"));
        for (ToolArgument argument : ToolArgument.of(tool)) {
            text.append("    ").append(padded(Terminal.line(argument.name(), LINE), NAME_WIDTH - 2))
                .append(Terminal.line(argument.kind() + (argument.required() ? "" : ", optional")
                    + argument.description().map(words -> ": " + words).orElse(""), LINE))
                .append('\n');
        }
        return text.toString();
    }

    private static String entry(JsonObject json, String name) {
        return "  " + padded(Terminal.line(json.string(name).orElse("?"), LINE), NAME_WIDTH)
            + Terminal.line(json.string("description").orElse(""), LINE) + "\n";
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(Math.max(2, width - name.length()));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(padded(name, 12)).append(Terminal.line(value, LINE)).append('\n');
    }

    /// The tool of that name.
    ///
    /// @throws Refusal when there is none
    ListedTool tool(String name) {
        var names = new ArrayList<String>();
        for (ListedTool tool : tools) {
            if (tool.name().equals(name)) {
                return tool;
            }
            names.add(Terminal.line(tool.name(), LINE));
        }
        throw new CommandFailure("the server has no tool " + name + (names.isEmpty() ? "" : "; it has " + String.join(", ", names)));
    }
}
