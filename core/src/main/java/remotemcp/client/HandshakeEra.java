package remotemcp.client;

import java.util.Optional;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.Conversation.Manner;
import remotemcp.client.wire.Deadline;
import remotemcp.client.wire.Exchange;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.Printable;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Feature;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// MCP 2024-11-05 to 2025-11-25: a handshake first, and the server may ask back with requests of its own. A session that the server
/// has forgotten is begun anew, and the request that met this is sent again: it was not served (2025-11-25, transports, Session Management).
final class HandshakeEra implements Era {
    private static final int CONFLICT = 409;
    private static final int MOST_CONFLICTS = 10;
    private static final int CONFLICT_REST_MILLIS = 100;

    private final Conversation talk;
    private final String wished;
    private final Optional<LogLevel> logs;
    private volatile Peer peer;
    private volatile boolean isBroken;
    private volatile Optional<SideStream> beside = Optional.empty();

    private HandshakeEra(Conversation talk, String wished, Optional<LogLevel> logs) {
        this.talk = talk;
        this.wished = wished;
        this.logs = logs;
    }

    /// Shakes hands.
    ///
    /// @param wished the revision to ask for
    /// @throws HttpRefusal when the server takes no `initialize` here
    /// @throws RpcException when it answers with an error
    static HandshakeEra open(Conversation talk, String wished, Optional<LogLevel> logs, CallOptions options) {
        var era = new HandshakeEra(talk, wished, logs);
        era.shakeHands(options);
        return era;
    }

    private void shakeHands(CallOptions options) {
        var params = JsonObject.builder().put("protocolVersion", wished).put("capabilities", talk.host().capabilities())
            .put("clientInfo", talk.host().identity()).build();
        JsonObject result = talk.ask(new RpcRequest(talk.nextId(), "initialize", params), new Manner(HeaderList.empty(), true), options);
        String revision = result.string("protocolVersion").orElse("");
        if (Revision.findWithHandshake(revision).isEmpty()) {
            talk.wire().close();
            throw ClientException.protocol("The server speaks a protocol revision that this client does not: " + Printable.of(revision));
        }
        peer = new Peer(revision, talk.wire().name(), result.object("serverInfo").orElse(JsonObject.empty()),
            result.object("capabilities").orElse(JsonObject.empty()), result.string("instructions"));
        isBroken = false;
        talk.wire().tell(new RpcNotification("notifications/initialized", JsonObject.empty()), fields(), talk.deadline(options));
        listenBeside();
        if (logs.isPresent() && peer.offers("logging")) {
            send(Question.of("logging/setLevel", JsonObject.of("level", logs.get().word())), options);
        }
    }

    /// Over pipes everything comes on the one stream that calls read anyway.
    private void listenBeside() {
        stopBeside();
        if (talk.host().hasEars() && talk.wire().hasStreamPerRequest()) {
            var stream = new SideStream(talk, fields());
            beside = Optional.of(stream);
            stream.begin();
        }
    }

    private void stopBeside() {
        beside.ifPresent(SideStream::stop);
        beside = Optional.empty();
    }

    @Override
    public JsonObject ask(Question question, CallOptions options) {
        try {
            if (isBroken) {
                restart(options);
            }
            return afresh(question, options);
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        } catch (ClientException e) {
            isBroken |= e.kind() == Kind.UNREACHABLE && !talk.wire().hasStreamPerRequest();
            throw e;
        }
    }

    private JsonObject afresh(Question question, CallOptions options) {
        try {
            return send(question, options);
        } catch (HttpRefusal refusal) {
            if (!refusal.isSessionLost()) {
                throw refusal;
            }
            restart(options);
            return send(question, options);
        } catch (RpcException e) {
            if (e.code() != RpcException.URL_ELICITATION_REQUIRED || !visited(e)) {
                throw e;
            }
            return send(question, options);
        }
    }

    private void restart(CallOptions options) {
        talk.wire().restart();
        shakeHands(CallOptions.with(options.patience()).until(options.departure()));
    }

    /// Whether the user agreed to every page the server wants opened before it goes on (2025-11-25, elicitation, URL mode).
    private boolean visited(RpcException error) {
        JsonArray pages = error.details().flatMap(Json::asObject).flatMap(details -> details.array("elicitations")).orElse(JsonArray.of());
        for (Json page : pages) {
            JsonObject answer = talk.host().answer("elicitation/create", page.asObject().orElse(JsonObject.empty()).with("mode", "url"));
            if (!answer.string("action").orElse("").equals("accept")) {
                return false;
            }
        }
        return !pages.isEmpty();
    }

    private JsonObject send(Question question, CallOptions options) {
        Json id = talk.nextId();
        JsonObject params = question.params();
        if (options.progress().isPresent()) {
            params = params.with("_meta", params.object("_meta").orElse(JsonObject.empty()).with(MetaKeys.PROGRESS_TOKEN, id));
        }
        return talk.ask(new RpcRequest(id, question.method(), params), new Manner(fields(), true), options);
    }

    private HeaderList fields() {
        String revision = peer.revision();
        return Revision.closest(revision).has(Feature.VERSION_HEADER) ? HeaderList.empty().with(HeaderNames.PROTOCOL_VERSION, revision)
            : HeaderList.empty();
    }

    @Override
    public void tell(String notification) {
        try {
            talk.wire().tell(new RpcNotification(notification, JsonObject.empty()), fields(),
                talk.deadline(CallOptions.with(Patience.usual())));
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        }
    }

    @Override
    public Feed listen(ChangeFilter filter, CallOptions options) {
        try {
            for (String uri : filter.uris()) {
                ask(Question.of("resources/subscribe", JsonObject.of("uri", uri)), options);
            }
            stopBeside();
            Exchange stream = onlyStream(talk.deadline(options).orIn(options.patience().silenceMillis()));
            return new UnaskedFeed(talk, stream, fields(), filter, this::listenBeside);
        } catch (HttpRefusal refusal) {
            throw refusal.toClient();
        }
    }

    /// A server may have only one such stream for a session, and notice late that the one before has ended.
    private Exchange onlyStream(Deadline deadline) {
        for (int attempt = 1;; attempt++) {
            try {
                return talk.wire().listen(fields(), deadline);
            } catch (HttpRefusal refusal) {
                if (refusal.status() != CONFLICT || attempt > MOST_CONFLICTS) {
                    throw refusal;
                }
                talk.world().pause().rest(CONFLICT_REST_MILLIS);
            }
        }
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public boolean mirrors() {
        return false;
    }

    @Override
    public void close() {
        stopBeside();
        talk.wire().close();
    }

}
