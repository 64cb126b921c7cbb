package remotemcp.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// What an MCP server offers, apart from how clients reach it: a table from method to function. Holds no state between requests.
///
/// ```
/// McpServer.named("greeter", "1.0.0")
///     .tool("greet", "Say hi to someone", tool -> {
///         var name = tool.string("name", "the person to greet");
///         return call -> ToolResult.text("Hi " + call.get(name));
///     })
///     .build();
/// ```
///
/// A transport asks [#answer]. It speaks MCP 2026-07-28; an edge for older revisions asks the same question, leaves `server/discover`
/// out, adds the handshake from [#serverInfo], [#capabilities] and [#instructions], and strips from results what is new.
public final class McpServer {
    /// The versions offered on the stateless path.
    public static final JsonArray SUPPORTED = JsonArray.ofStrings(List.of(Revision.NEWEST.text()));

    private final JsonObject serverInfo;
    private final Optional<String> instructions;
    private final Tools tools;
    private final Prompts prompts;
    private final Map<String, Method> methods = new LinkedHashMap<>();

    private McpServer(Builder builder) {
        serverInfo = builder.serverInfo();
        instructions = builder.instructions;
        var results = new Results(serverInfo);
        tools = new Tools(builder.tools, builder.pageSize, results);
        prompts = new Prompts(builder.prompts, builder.pageSize, results);
        Answer description = results.cacheable(discovery());
        methods.put("server/discover", (request, context) -> description);
        if (!builder.tools.isEmpty()) {
            methods.put("tools/list", tools::list);
            methods.put("tools/call", tools::call);
        }
        if (!builder.prompts.isEmpty()) {
            methods.put("prompts/list", prompts::list);
            methods.put("prompts/get", prompts::get);
        }
        if (prompts.haveCompletions()) {
            methods.put("completion/complete", prompts::complete);
        }
    }

    public static Builder named(String name, String version) {
        return new Builder(name, version);
    }

    /// Answers one request.
    ///
    /// @throws RpcException when the answer is an error
    public Answer answer(RpcRequest request, RequestContext context) {
        Method method = methods.get(request.method());
        if (method == null) {
            throw RpcException.methodNotFound(request.method());
        }
        return method.answer(request, context);
    }

    public String name() {
        return serverInfo.string("name").orElseThrow();
    }

    public String version() {
        return serverInfo.string("version").orElseThrow();
    }

    /// A name for people.
    public Optional<String> title() {
        return serverInfo.string("title");
    }

    /// How the server wants to be used, in words for the model.
    public Optional<String> instructions() {
        return instructions;
    }

    /// Name, version and title as an `Implementation` object.
    public JsonObject serverInfo() {
        return serverInfo;
    }

    /// What the server can do, as a `ServerCapabilities` object.
    public JsonObject capabilities() {
        var capabilities = JsonObject.builder();
        if (!tools.all().isEmpty()) {
            capabilities.put("tools", JsonObject.empty()).put("logging", JsonObject.empty());
        }
        if (!prompts.all().isEmpty()) {
            capabilities.put("prompts", JsonObject.empty());
        }
        if (prompts.haveCompletions()) {
            capabilities.put("completions", JsonObject.empty());
        }
        return capabilities.build();
    }

    public Tools tools() {
        return tools;
    }

    public Prompts prompts() {
        return prompts;
    }

    private JsonObject.Builder discovery() {
        return JsonObject.builder().put("supportedVersions", SUPPORTED).put("capabilities", capabilities()).put("instructions",
            instructions);
    }

    /// Answers requests of one method.
    @FunctionalInterface
    private interface Method {
        Answer answer(RpcRequest request, RequestContext context);
    }

    /// Collects what a server offers.
    public static final class Builder {
        private static final int PAGE_SIZE = 200;

        private final String name;
        private final String version;
        private final List<Tool> tools = new ArrayList<>();
        private final List<Prompt> prompts = new ArrayList<>();
        private Optional<String> title = Optional.empty();
        private Optional<String> instructions = Optional.empty();
        private int pageSize = PAGE_SIZE;

        private Builder(String name, String version) {
            this.name = name;
            this.version = version;
        }

        /// A name for people.
        public Builder title(String text) {
            title = Optional.of(text);
            return this;
        }

        /// How the server wants to be used, in words for the model. Some hosts show the first line alone, up to 250 characters: begin with
        /// one plain sentence that says what the tools are for.
        public Builder instructions(String text) {
            instructions = Optional.of(text);
            return this;
        }

        /// Adds a tool.
        ///
        /// @param name 1 to 128 characters of A-Z, a-z, 0-9, `_`, `-` and `.`
        /// @param description what the model chooses the tool by
        public Builder tool(String name, String description, ToolDeclaration declaration) {
            tools.add(Tool.declare(name, description, declaration));
            return this;
        }

        /// Adds a prompt: messages that people choose to begin a conversation with, often as a command with a slash.
        ///
        /// ```
        /// server.prompt("review", "Review a file", prompt -> {
        ///     var path = prompt.argument("path", "the file to review");
        ///     return call -> PromptMessages.user("Review " + call.get(path) + ". Name what is wrong first.");
        /// })
        /// ```
        ///
        /// @param name as a tool's
        /// @param description what people choose the prompt by
        public Builder prompt(String name, String description, PromptDeclaration declaration) {
            prompts.add(Prompt.declare(name, description, declaration));
            return this;
        }

        public Builder tools(ToolSet set) {
            set.addTo(this);
            return this;
        }

        /// How many tools or prompts one page of their list shows. Some hosts read the first page only: a number below that of the tools
        /// hides the rest from them.
        public Builder pageSize(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("a page has at least one entry");
            }
            pageSize = size;
            return this;
        }

        public McpServer build() {
            return new McpServer(this);
        }

        private JsonObject serverInfo() {
            return JsonObject.builder().put("name", name).put("title", title).put("version", version).build();
        }
    }
}
