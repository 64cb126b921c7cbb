package remotemcp.client;

import java.util.Map;
import java.util.Optional;
import remotemcp.client.Conversation.Manner;
import remotemcp.client.wire.Exchange;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.http.HeaderList;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// MCP 2026-07-28: every request says all that is needed to answer it, and what the server wants to know comes as a result that asks
/// (basic, Multi Round-Trip Requests).
///
/// @param peer what `server/discover` told
/// @param logs which log lines are wanted
record StatelessEra(Conversation talk, Peer peer, Optional<LogLevel> logs) implements Era {
    /// How often a server may ask back before it answers.
    private static final int ROUNDS = 10;
    private static final int MOST_INPUTS = 32;
    private static final int FIRST_REST_MILLIS = 250;

    @Override
    public JsonObject ask(Question question, CallOptions options) {
        Question current = question;
        long left = options.patience().wholeMillis();
        for (int round = 0; round < ROUNDS; round++) {
            long before = talk.world().clock().now();
            JsonObject result = once(current, options.within(left));
            // What a person takes to answer is nobody's delay; what the server takes, round for round, is.
            left -= talk.world().clock().now() - before;
            Json type = result.find("resultType").orElse(Json.of("complete"));
            if (type.equals(Json.of("complete"))) {
                return result;
            }
            if (!type.equals(Json.of("input_required")) || !McpMethod.mayAskBack(question.method())) {
                throw ClientException.protocol("The server sent a result of a type that does not belong here");
            }
            current = answered(question, result, round);
        }
        throw ClientException.protocol("The server asked back " + ROUNDS + " times without an answer");
    }

    /// The same request again, with what the server wanted to know. It is a request of its own: of the round before, only the state
    /// goes along.
    private Question answered(Question question, JsonObject result, int round) {
        Optional<JsonObject> wanted = result.object("inputRequests");
        Optional<Json> state = result.find("requestState");
        if (wanted.isEmpty() && state.isEmpty()) {
            throw ClientException.protocol("The server wants input without saying which");
        }
        JsonObject params = question.params();
        if (wanted.isPresent()) {
            params = params.with("inputResponses", responses(wanted.get()));
        } else {
            talk.world().pause().rest(FIRST_REST_MILLIS << Math.min(round, 4));
        }
        return new Question(question.method(), state.isPresent() ? params.with("requestState", state.get()) : params, question.mirrored());
    }

    private JsonObject responses(JsonObject wanted) {
        if (wanted.size() > MOST_INPUTS) {
            throw ClientException.protocol("The server wants " + wanted.size() + " inputs at once");
        }
        var responses = JsonObject.builder();
        for (Map.Entry<String, Json> input : wanted.entries()) {
            JsonObject asked =
                input.getValue().asObject().orElseThrow(() -> ClientException.protocol("The server wants an input that is no request"));
            responses.put(input.getKey(), response(asked));
        }
        return responses.build();
    }

    private JsonObject response(JsonObject asked) {
        String method = asked.string("method").orElse("");
        try {
            if (method.equals("ping")) {
                throw RpcException.methodNotFound(method);
            }
            return talk.host().answer(method, asked.object("params").orElse(JsonObject.empty()));
        } catch (RpcException e) {
            throw new ClientException(ClientException.Kind.PROTOCOL,
                "The server asked for input that this client cannot give: " + e.getMessage());
        }
    }

    /// One request. A server that says it speaks our version after all is asked once more.
    private JsonObject once(Question question, CallOptions options) {
        try {
            return send(question, options);
        } catch (RpcException e) {
            if (!offersOurs(e)) {
                throw e;
            }
            return send(question, options);
        }
    }

    private JsonObject send(Question question, CallOptions options) {
        try {
            RpcRequest request = request(question, options);
            return talk.ask(request, new Manner(fields(question), false), options);
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        }
    }

    static boolean offersOurs(RpcException error) {
        return error.code() == RpcException.UNSUPPORTED_PROTOCOL_VERSION
            && supported(error).values().contains(Json.of(Revision.NEWEST.text()));
    }

    /// The versions that an error of an unsupported version names.
    static JsonArray supported(RpcException error) {
        return error.details().flatMap(Json::asObject).flatMap(details -> details.array("supported")).orElse(JsonArray.of());
    }

    private RpcRequest request(Question question, CallOptions options) {
        Json id = talk.nextId();
        var meta = JsonObject.builder().putAll(question.params().object("_meta").orElse(JsonObject.empty()))
            .put(MetaKeys.PROTOCOL_VERSION, Revision.NEWEST.text())
            .put(MetaKeys.CLIENT_INFO, talk.host().identity())
            .put(MetaKeys.CLIENT_CAPABILITIES, talk.host().capabilities());
        logs.ifPresent(level -> meta.put(MetaKeys.LOG_LEVEL, level.word()));
        options.progress().ifPresent(_ -> meta.put(MetaKeys.PROGRESS_TOKEN, id));
        return new RpcRequest(id, question.method(), question.params().with("_meta", meta.build()));
    }

    private static HeaderList fields(Question question) {
        HeaderList fields = HeaderList.empty().with(HeaderNames.PROTOCOL_VERSION, Revision.NEWEST.text());
        for (Headers.Header field : MirroredFields.standard(question.method(), question.params()).list()) {
            fields = fields.with(field.name(), field.value());
        }
        for (Headers.Header field : question.mirrored().list()) {
            fields = fields.with(field.name(), field.value());
        }
        return fields;
    }

    /// This revision knows no notification of a client but cancellation, which is part of asking.
    @Override
    public void tell(String notification) {
    }

    @Override
    public Feed listen(ChangeFilter filter, CallOptions options) {
        Question question = Question.of("subscriptions/listen", JsonObject.of("notifications", filter.toJson()));
        RpcRequest request = request(question, options);
        try {
            Exchange exchange =
                talk.wire().request(request, fields(question), talk.deadline(options).orIn(options.patience().silenceMillis()));
            return new Subscription(talk, exchange, request.id());
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        }
    }

    @Override
    public boolean mayKeep() {
        return true;
    }

    @Override
    public boolean mirrors() {
        return talk.wire().hasHeaders();
    }

    @Override
    public void close() {
        talk.wire().close();
    }

    /// What `server/discover` says of the server, as `result` of a request like any other.
    static Peer peer(JsonObject result, String transport) {
        JsonObject identity = result.object("_meta").flatMap(meta -> meta.object(MetaKeys.SERVER_INFO))
            .or(() -> result.object("serverInfo")).orElse(JsonObject.empty());
        return new Peer(Revision.NEWEST.text(), transport, identity, result.object("capabilities").orElse(JsonObject.empty()),
            result.string("instructions"));
    }

}
