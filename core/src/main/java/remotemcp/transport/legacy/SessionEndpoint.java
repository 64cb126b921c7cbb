package remotemcp.transport.legacy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;
import remotemcp.platform.SessionHost;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.OlderRevisions;
import remotemcp.transport.RpcReplies;

/// Streamable HTTP of 2025-03-26, 2025-06-18 and 2025-11-25 (basic/transports): POST brings a message, GET opens a stream for
/// what the server says unasked, DELETE ends the session.
public final class SessionEndpoint implements OlderRevisions {
    private final Sessions sessions;
    private final Dialogue dialogue;
    private final Optional<SessionHost> host;
    private final ActiveWork work;

    /// @param work what users have in progress, over all endpoints of the server
    public SessionEndpoint(McpServer server, Platform platform, SessionLimits limits, ActiveWork work) {
        sessions = new Sessions(platform, limits, work.grants());
        dialogue = new Dialogue(server, platform, limits, work, sessions.live());
        this.work = work;
        host = platform.sessions();
    }

    /// An endpoint by itself, for which no grant ends.
    public SessionEndpoint(McpServer server, Platform platform, SessionLimits limits) {
        this(server, platform, limits, ActiveWork.of(platform, GrantStatus.unlimited()));
    }

    Sessions sessions() {
        return sessions;
    }

    @Override
    public HttpResponse post(HttpRequest request, Json body, Caller caller) {
        var visit = Visit.of(request, caller);
        if (!visit.takes().json() && !visit.takes().eventStream()) {
            return Refusal.notAcceptable("application/json and text/event-stream");
        }
        Optional<Json> id = RpcMessage.idOf(body);
        try {
            return answer(visit, Incoming.read(body, dialogue.limits().batch()), id);
        } catch (RpcException bad) {
            return Refusal.badMessage(id, bad);
        }
    }

    private HttpResponse answer(Visit visit, Incoming incoming, Optional<Json> id) {
        Optional<RpcRequest> initialize = incoming.single("initialize");
        if (initialize.isPresent()) {
            return initialize(visit, initialize.get());
        }
        Optional<RpcRequest> ping = incoming.single("ping");
        if (ping.isPresent() && visit.sessionId().isEmpty()) {
            return answered(visit, new RpcResponse(ping.get().id(), JsonObject.empty()));
        }
        return inSession(visit, id, session -> converse(visit, incoming, session));
    }

    private HttpResponse initialize(Visit visit, RpcRequest request) {
        Handshake handshake = dialogue.agree(request);
        long wait = sessions.secondsBefore(visit.caller());
        if (wait > 0) {
            return Refusal.sessionsTooFast(Optional.of(request.id()), wait);
        }
        return sessions.waits() ? HttpResponse.waiting(() -> begin(visit, request, handshake)) : begin(visit, request, handshake);
    }

    private HttpResponse begin(Visit visit, RpcRequest request, Handshake handshake) {
        var response = new RpcResponse(request.id(), dialogue.welcome(handshake.revision()));
        return sessions.start(handshake, visit.caller())
            .map(id -> answered(visit, response).map(ready -> ready.header(HeaderNames.SESSION_ID, id)))
            .orElseGet(() -> Refusal.tooManySessions(Optional.of(request.id())));
    }

    private static HttpResponse answered(Visit visit, RpcMessage response) {
        return new Delivery(List.of(new Turn.Answered(response)), false).to(visit);
    }

    private HttpResponse converse(Visit visit, Incoming incoming, Session session) {
        try {
            incoming.checkFits(session.revision());
        } catch (RpcException bad) {
            return Refusal.badMessage(Optional.empty(), bad);
        }
        Optional<LogLevel> before = session.level();
        HttpResponse response = new Delivery(dialogue.turns(incoming.messages(), session, visit), incoming.isBatch()).to(visit);
        return session.level().filter(level -> !before.equals(Optional.of(level))).isEmpty() ? response : HttpResponse.waiting(() -> {
            sessions.remember(session, session.level().get(), visit.caller());
            return response;
        });
    }

    /// Without a session 405, by which clients that look for HTTP+SSE learn that it is not here.
    @Override
    public HttpResponse get(HttpRequest request, Caller caller) {
        var visit = Visit.of(request, caller);
        if (visit.sessionId().isEmpty()) {
            return RpcReplies.methodNotAllowed("POST");
        }
        if (!visit.takes().eventStream()) {
            return Refusal.notAcceptable("text/event-stream");
        }
        if (!work.hasRoomForStream(caller)) {
            return Refusal.tooManyStreams(ActiveWork.tooManyStreams());
        }
        return inSession(visit, Optional.empty(), session -> listen(session, caller));
    }

    private HttpResponse listen(Session session, Caller caller) {
        if (session.streams().size() >= dialogue.limits().streams()) {
            return Refusal.tooManyStreams("This session has " + dialogue.limits().streams()
                + " streams open, which is its limit: close one of them, then try again");
        }
        dialogue.subscribe(session);
        var own = new AtomicReference<EventStream>();
        return HttpResponse.stream(work.stream(caller, new Body.OpenEvents(stream -> {
            own.set(stream);
            stream.send(ServerSentEvent.reconnection());
            session.attach(stream);
            session.tell();
        }, () -> session.detach(own.get()))));
    }

    @Override
    public HttpResponse delete(HttpRequest request, Caller caller) {
        return inSession(Visit.of(request, caller), Optional.empty(), session -> HttpResponse.waiting(() -> {
            sessions.end(session, caller);
            return HttpResponse.of(204);
        }));
    }

    private HttpResponse inSession(Visit visit, Optional<Json> id, Function<Session, HttpResponse> then) {
        if (!visit.namesKnownRevision()) {
            return Refusal.unknownRevision(id, visit.revision().orElse(""));
        }
        if (visit.sessionId().isEmpty()) {
            return Refusal.sessionRequired(id);
        }
        String sessionId = visit.sessionId().get();
        if (host.isPresent()) {
            return HttpResponse.waiting(() -> elsewhere(sessionId, visit, id));
        }
        return sessions.knows(sessionId, visit.caller())
            ? then(sessions.find(sessionId, visit.caller()), id, then)
            : HttpResponse.waiting(() -> then(sessions.recall(sessionId, visit.caller()), id, then));
    }

    private HttpResponse elsewhere(String sessionId, Visit visit, Optional<Json> id) {
        return sessions.ids().open(sessionId, visit.caller())
            .map(ticket -> SseEndpoint.watched(host.get().answer(ticket.place(), visit.request(), visit.caller()), visit.caller(), work))
            .orElseGet(() -> Refusal.sessionNotFound(id));
    }

    private static HttpResponse then(Optional<Session> session, Optional<Json> id, Function<Session, HttpResponse> then) {
        return session.map(then).orElseGet(() -> Refusal.sessionNotFound(id));
    }
}
