package remotemcp.mcp.tools;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.Catalogue;
import remotemcp.mcp.ChangeTopic;
import remotemcp.mcp.FeatureRegistry;
import remotemcp.mcp.FeatureSummary;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.Results;
import remotemcp.mcp.ServerFeature;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// The tools of one server, in the order they were declared: `tools/list` and `tools/call` (2026-07-28, server/tools).
///
/// Tools that are made with [#Tools()] may be added and removed while the server runs, from any thread; clients that listen are told so:
///
/// ```
/// var tools = new Tools();
/// McpServer server = McpServer.named("greeter", "1.0.0").tools(tools).build();
/// tools.add("greet", "Say hi", _ -> _ -> ToolResult.text("Hi"));
/// ```
public final class Tools implements ServerFeature {
    private static final ChangeTopic TOPIC = ChangeTopic.list("toolsListChanged", "notifications/tools/list_changed");

    private final Catalogue<Tool> catalogue;
    private Results results;

    /// No tools yet; they may change while the server runs.
    public Tools() {
        this(Optional.of(TOPIC));
    }

    private Tools(Optional<ChangeTopic> topic) {
        catalogue = new Catalogue<>("tool", "tools", Tool::name, Tool::definition, topic);
    }

    /// No tools yet; they stay as they are once the server is built.
    public static Tools fixed() {
        return new Tools(Optional.empty());
    }

    /// The tools of a server.
    public static Tools of(McpServer server) {
        for (ServerFeature feature : server.features()) {
            if (feature instanceof Tools tools) {
                return tools;
            }
        }
        return fixed();
    }

    /// Adds a tool. While the server runs, only scopes that it had from the beginning can be granted.
    ///
    /// @param name 1 to 128 characters of A-Z, a-z, 0-9, `_`, `-` and `.`
    /// @param description what the model chooses the tool by
    /// @throws IllegalArgumentException when the name is taken, or the declaration is wrong
    public Tools add(String name, String description, ToolDeclaration declaration) {
        catalogue.add(Tool.declare(name, description, declaration));
        return this;
    }

    /// Removes a tool. Calls of it that run go on.
    ///
    /// @return whether it was there
    public boolean remove(String name) {
        return catalogue.remove(name);
    }

    /// Every tool, in the order of the list.
    public List<Tool> all() {
        return catalogue.all();
    }

    /// Whether the list has more than one page.
    public boolean isPaged() {
        return catalogue.isPaged();
    }

    public Optional<Tool> find(String name) {
        return catalogue.find(name);
    }

    @Override
    public void join(FeatureRegistry server) {
        catalogue.join(server);
        results = server.results();
        server.method("tools/list", catalogue::list);
        server.method("tools/call", this::call);
    }

    /// Tools send log lines.
    @Override
    public JsonObject capabilities() {
        return JsonObject.builder().put("tools", catalogue.capability()).put("logging", JsonObject.empty()).build();
    }

    @Override
    public List<ChangeTopic> topics() {
        return catalogue.topics();
    }

    @Override
    public Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        for (Tool tool : all()) {
            scopes.putAll(tool.scopes());
        }
        return scopes;
    }

    @Override
    public Optional<FeatureSummary> summary() {
        return Optional.of(new FeatureSummary("tools", "Tools", Optional.empty(), all().stream().map(Tools::entry).toList()));
    }

    private static FeatureSummary.Entry entry(Tool tool) {
        JsonObject schema = tool.definition().object("inputSchema").orElse(JsonObject.empty());
        JsonArray required = schema.array("required").orElse(JsonArray.of());
        var arguments = new ArrayList<FeatureSummary.Argument>();
        for (var property : schema.object("properties").orElse(JsonObject.empty()).entries()) {
            JsonObject described = property.getValue().asObject().orElse(JsonObject.empty());
            arguments.add(new FeatureSummary.Argument(property.getKey(), described.string("type").orElse("any"),
                required.values().contains(Json.of(property.getKey())), described.string("description").orElse("")));
        }
        return new FeatureSummary.Entry(tool.name(), tool.title(), tool.description(), arguments);
    }

    private Answer call(RpcRequest request, RequestContext context) {
        String name = request.params().string("name")
            .orElseThrow(() -> RpcException.invalidParams("The member name must be a string"));
        Tool tool = catalogue.find(name).orElse(null);
        if (tool == null) {
            throw RpcException.invalidParams("Unknown tool: " + DeclaredName.clip(name));
        }
        if (!tool.mirrored().isEmpty()) {
            context.mirror().check(request, tool.mirrored());
        }
        return tool.answer(request, context, results);
    }
}
