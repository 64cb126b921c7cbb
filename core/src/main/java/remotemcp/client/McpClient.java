package remotemcp.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.wire.Duplex;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Implementation;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;

/// A connection to an MCP server of any revision, over whichever transport it offers.
///
/// ```
/// try (var client = McpClient.connect("https://example.com/mcp").on(world).open()) {
///     client.call("add", JsonObject.builder().put("a", 2).put("b", 3).build()).text();
/// }
/// ```
///
/// Calls wait for their answers. Several threads may call at once. A server's error is an [RpcException]; no answer at all is a [ClientException].
public final class McpClient implements AutoCloseable {
    private final Era era;
    private final Builder wishes;
    private final Lists lists;
    private final Freshness freshness;
    private volatile Optional<MirroredFields> mirrored = Optional.empty();

    private McpClient(Builder wishes) {
        this.wishes = wishes;
        freshness = new Freshness();
        era = new Negotiation(wishes, freshness).open();
        lists = new Lists(era, CallOptions.with(wishes.patience), wishes.world.clock(), freshness);
    }

    /// A server at this URL.
    public static Builder connect(String url) {
        var builder = new Builder();
        builder.url = url;
        return builder;
    }

    /// A server at the other end of pipes.
    public static Builder over(Duplex.Source pipes) {
        var builder = new Builder();
        builder.source = Optional.of(pipes);
        return builder;
    }

    /// The server as it described itself, and how it is talked to.
    public Peer peer() {
        return era.peer();
    }

    /// Forgets what was kept of the server's lists, whatever it said of how long they stay fresh.
    public void forgetLists() {
        freshness.spoilAll();
    }

    /// The server's tools, all pages of them, without those whose definitions break a rule that keeps headers safe.
    public List<ListedTool> tools() {
        List<ListedTool> listed = lists.all("tools", ListedTool::from);
        if (!era.mirrors()) {
            return listed;
        }
        var sound = new ArrayList<ListedTool>();
        for (ListedTool tool : listed) {
            try {
                MirroredFields.of(List.of(tool));
                sound.add(tool);
            } catch (IllegalArgumentException e) {
                wishes.watcher.leftOut(tool.name(), e.getMessage());
            }
        }
        mirrored = Optional.of(MirroredFields.of(sound));
        return List.copyOf(sound);
    }

    public List<ListedResource> resources() {
        return lists.all("resources", ListedResource::from);
    }

    public List<ListedTemplate> templates() {
        return lists.templates();
    }

    public List<ListedPrompt> prompts() {
        return lists.all("prompts", ListedPrompt::from);
    }

    public CallResult call(String tool, JsonObject arguments) {
        return call(tool, arguments, options());
    }

    /// Calls a tool. Arguments that the server wants in header fields are put there too, for which the list of tools is read first if
    /// it has not been; a server that knows a newer list than we do is asked once more.
    public CallResult call(String tool, JsonObject arguments, CallOptions options) {
        var question = Question.of("tools/call", JsonObject.builder().put("name", tool).put("arguments", arguments).build());
        if (!era.mirrors()) {
            return new CallResult(era.ask(question, options));
        }
        if (mirrored.isEmpty()) {
            tools();
        }
        try {
            return new CallResult(era.ask(question.mirroring(mirrored.orElseThrow().of(tool, arguments)), options));
        } catch (RpcException e) {
            if (e.code() == RpcException.INVALID_PARAMS || e.code() == RpcException.HEADER_MISMATCH) {
                freshness.spoil("tools");
            }
            if (e.code() != RpcException.HEADER_MISMATCH) {
                throw e;
            }
            tools();
            return new CallResult(era.ask(question.mirroring(mirrored.orElseThrow().of(tool, arguments)), options));
        }
    }

    /// The contents of a resource: each with `uri`, and `text` or base64 `blob`.
    public List<JsonObject> read(String uri) {
        return objects(era.ask(Question.of("resources/read", JsonObject.of("uri", uri)), options()), "contents");
    }

    /// The messages of a prompt: each with `role` and `content`.
    public List<JsonObject> prompt(String name, JsonObject arguments) {
        var params = JsonObject.builder().put("name", name).put("arguments", arguments).build();
        return objects(era.ask(Question.of("prompts/get", params), options()), "messages");
    }

    /// What an argument of a prompt or a resource template might become.
    ///
    /// @param reference `type` with `name` or `uri`, as `completion/complete` takes it
    public List<String> complete(JsonObject reference, String argument, String begun) {
        var params = JsonObject.builder().put("ref", reference)
            .put("argument", JsonObject.builder().put("name", argument).put("value", begun).build()).build();
        JsonObject completion =
            era.ask(Question.of("completion/complete", params), options()).object("completion").orElse(JsonObject.empty());
        var values = new ArrayList<String>();
        for (Json value : completion.array("values").orElse(JsonArray.of())) {
            value.asString().ifPresent(values::add);
        }
        return values;
    }

    /// Any request, for what has no method here.
    public JsonObject request(String method, JsonObject params, CallOptions options) {
        return era.ask(Question.of(method, params), options);
    }

    /// Returns when the server has answered.
    public void ping() {
        boolean isStateless = era.peer().revision().equals(Revision.NEWEST.text());
        era.ask(Question.of(isStateless ? "server/discover" : "ping"), options());
    }

    /// Listens to what changes on the server.
    public Changes changes(ChangeFilter filter) {
        return new Changes(era, wishes.world, filter, wishes.patience);
    }

    /// Tells a server of an older revision that the user's folders are others now; a newer one asks when it wants to know.
    public void rootsChanged() {
        era.tell("notifications/roots/list_changed");
    }

    @Override
    public void close() {
        era.close();
    }

    private CallOptions options() {
        return CallOptions.with(wishes.patience);
    }

    private static List<JsonObject> objects(JsonObject result, String member) {
        var objects = new ArrayList<JsonObject>();
        for (Json value : result.array(member).orElseThrow(() -> ClientException.protocol("The server's answer has no " + member))) {
            value.asObject().ifPresent(objects::add);
        }
        return objects;
    }

    /// Collects what the host wishes, then connects.
    public static final class Builder {
        String url = "";
        Optional<Duplex.Source> source = Optional.empty();
        World world;
        Credentials credentials = Credentials.none();
        HeaderList extra = HeaderList.empty();
        Optional<String> revision = Optional.empty();
        String transport = "";
        Patience patience = Patience.usual();
        Optional<LogLevel> logs = Optional.empty();
        Watcher watcher = Watcher.none();
        private JsonObject identity = Implementation.named("remote-mcp");
        private JsonObject capabilities = JsonObject.empty();
        private Optional<Elicitation> elicitation = Optional.empty();
        private Optional<Sampling> sampling = Optional.empty();
        private Optional<Roots> roots = Optional.empty();

        private Builder() {
        }

        public Builder on(World value) {
            world = value;
            return this;
        }

        /// What servers are told of the host.
        public Builder named(String name, String version) {
            identity = JsonObject.builder().put("name", name).put("version", version).build();
            return this;
        }

        public Builder credentials(Credentials value) {
            credentials = value;
            return this;
        }

        /// A header field for every HTTP request.
        public Builder header(String name, String value) {
            extra = extra.with(name, value);
            return this;
        }

        /// Speaks only this revision, instead of the newest that both sides know.
        ///
        /// @throws IllegalArgumentException when this client does not speak it
        public Builder revision(String value) {
            if (Revision.find(value).isEmpty()) {
                throw new IllegalArgumentException("no revision of MCP that this client speaks: " + value);
            }
            revision = Optional.of(value);
            return this;
        }

        /// Never falls back to HTTP+SSE.
        public Builder onlyStreamableHttp() {
            transport = "http";
            return this;
        }

        /// Speaks HTTP+SSE of 2024-11-05 without trying anything newer.
        public Builder onlySse() {
            transport = "sse";
            return this;
        }

        public Builder patience(Patience value) {
            patience = value;
            return this;
        }

        /// Which log lines the server is asked for.
        public Builder logs(LogLevel level) {
            logs = Optional.of(level);
            return this;
        }

        public Builder watcher(Watcher value) {
            watcher = value;
            return this;
        }

        public Builder elicitation(Elicitation value) {
            elicitation = Optional.of(value);
            return this;
        }

        public Builder sampling(Sampling value) {
            sampling = Optional.of(value);
            return this;
        }

        public Builder roots(Roots value) {
            roots = Optional.of(value);
            return this;
        }

        /// Declares a further capability, such as `extensions`.
        public Builder capability(String name, JsonObject settings) {
            capabilities = capabilities.with(name, settings);
            return this;
        }

        Host host() {
            return new Host(identity, capabilities, elicitation, sampling, roots, watcher);
        }

        /// Connects: finds out what the server speaks.
        ///
        /// @throws ClientException when it cannot be used
        /// @throws RpcException when it answers with an error
        public McpClient open() {
            if (world == null) {
                throw new IllegalStateException("a client needs a world: call on(...)");
            }
            return new McpClient(this);
        }
    }
}
