package remotemcp.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.completion.CompletionSource;
import remotemcp.mcp.completion.Completions;
import remotemcp.mcp.prompts.PromptDeclaration;
import remotemcp.mcp.prompts.Prompts;
import remotemcp.mcp.resources.ResourceDeclaration;
import remotemcp.mcp.resources.Resources;
import remotemcp.mcp.tools.ToolDeclaration;
import remotemcp.mcp.tools.Tools;
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
    private final List<ServerFeature> features;
    private final JsonObject capabilities;
    private final ChangeLog changes = new ChangeLog();
    private final Subscriptions subscriptions;
    private final Map<String, RequestHandler> methods;

    private McpServer(Builder builder) {
        serverInfo = builder.serverInfo();
        instructions = builder.instructions;
        features = List.copyOf(builder.features);
        var results = new Results(serverInfo);
        var registry = new FeatureRegistry(results, changes, builder.pageSize);
        var described = JsonObject.builder();
        var topics = new ArrayList<ChangeTopic>();
        for (ServerFeature feature : features) {
            feature.join(registry);
            described.putAll(feature.capabilities());
            topics.addAll(feature.topics());
        }
        capabilities = described.build();
        subscriptions = new Subscriptions(changes, List.copyOf(topics));
        Answer description = results.cacheable(discovery());
        registry.method("server/discover", (request, context) -> description);
        if (!topics.isEmpty()) {
            registry.method("subscriptions/listen", subscriptions::listen);
        }
        methods = registry.methods();
    }

    public static Builder named(String name, String version) {
        return new Builder(name, version);
    }

    /// Answers one request.
    ///
    /// @throws RpcException when the answer is an error
    public Answer answer(RpcRequest request, RequestContext context) {
        RequestHandler method = methods.get(request.method());
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
        return capabilities;
    }

    /// What the server consists of, in the order in which it was put together.
    public List<ServerFeature> features() {
        return features;
    }

    /// All scopes that features ask for, and what each allows, in words.
    public Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        features.forEach(feature -> scopes.putAll(feature.scopes()));
        return scopes;
    }

    /// What has changed since the server was built.
    public ChangeLog changes() {
        return changes;
    }

    /// What a session of an older revision is told unasked: changes of lists, and of the resources that it subscribes to.
    ///
    /// @param uris resources that it has subscribed to already
    /// @param room characters that all URIs may have together
    public Subscription subscription(Set<String> uris, int room) {
        return subscriptions.ofSession(uris, room);
    }

    private JsonObject.Builder discovery() {
        return JsonObject.builder().put("supportedVersions", SUPPORTED).put("capabilities", capabilities).put("instructions", instructions);
    }

    /// Puts a server together: the one place that knows its features by name.
    public static final class Builder {
        private static final int PAGE_SIZE = 200;

        private final String name;
        private final String version;
        private final List<ServerFeature> features = new ArrayList<>();
        private Optional<Tools> tools = Optional.empty();
        private Optional<Prompts> prompts = Optional.empty();
        private Optional<Resources> resources = Optional.empty();
        private Optional<Completions> completions = Optional.empty();
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
            if (tools.isEmpty()) {
                tools(Tools.fixed());
            }
            tools.orElseThrow().add(name, description, declaration);
            return this;
        }

        /// Adds tools that may change while the server runs. Tools that are declared after this call are added to them.
        ///
        /// @throws IllegalStateException when the server has tools already
        public Builder tools(Tools changing) {
            tools = Optional.of(first(tools, changing));
            return feature(changing);
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
            if (prompts.isEmpty()) {
                prompts(Prompts.fixed());
            }
            prompts.orElseThrow().add(name, description, declaration);
            return this;
        }

        /// Adds prompts that may change while the server runs. Prompts that are declared after this call are added to them.
        ///
        /// @throws IllegalStateException when the server has prompts already
        public Builder prompts(Prompts changing) {
            prompts = Optional.of(first(prompts, changing));
            feature(changing);
            return completing(changing.completions());
        }

        /// Adds a resource that clients can read.
        ///
        /// ```
        /// server.resource("docs://readme", "readme", "How to begin", resource -> {
        ///     resource.mimeType("text/markdown");
        ///     return call -> ResourceContents.text("# Begin here");
        /// })
        /// ```
        ///
        /// @param uri absolute
        /// @param name of it in programs
        /// @param description what the model or a person chooses it by
        public Builder resource(String uri, String name, String description, ResourceDeclaration declaration) {
            declaredResources().add(uri, name, description, declaration);
            return this;
        }

        /// Adds all resources whose URIs match a template of RFC 6570.
        ///
        /// ```
        /// server.resourceTemplate("docs://{chapter}", "chapter", "A chapter of the handbook", resource -> {
        ///     var chapter = resource.variable("chapter").suggest("start", "reference");
        ///     return call -> ResourceContents.text(handbook.chapter(call.get(chapter)).orElseThrow(call::notFound));
        /// })
        /// ```
        public Builder resourceTemplate(String template, String name, String description, ResourceDeclaration declaration) {
            declaredResources().addTemplate(template, name, description, declaration);
            return this;
        }

        private Resources declaredResources() {
            if (resources.isEmpty()) {
                resources(Resources.fixed());
            }
            return resources.orElseThrow();
        }

        /// Adds resources that may change while the server runs, and that clients can subscribe to. Resources that are declared after this call
        /// are added to them.
        ///
        /// @throws IllegalStateException when the server has resources already
        public Builder resources(Resources changing) {
            resources = Optional.of(first(resources, changing));
            feature(changing);
            return completing(changing.completions());
        }

        public Builder tools(ToolSet set) {
            set.addTo(this);
            return this;
        }

        /// Adds a feature of any kind.
        public Builder feature(ServerFeature feature) {
            features.add(feature);
            return this;
        }

        /// Lets `completion/complete` find what this source completes.
        public Builder completing(CompletionSource source) {
            if (completions.isEmpty()) {
                completions = Optional.of(new Completions());
                feature(completions.get());
            }
            completions.get().add(source);
            return this;
        }

        private static <T> T first(Optional<T> before, T feature) {
            if (before.isPresent()) {
                throw new IllegalStateException("the server has such a list already: add what may change before anything else of its kind");
            }
            return feature;
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
