package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;
import remotemcp.platform.SessionHost;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.transport.PostedJson;
import remotemcp.transport.RpcReplies;

/// POST `/messages?sessionId=…` of HTTP+SSE (2024-11-05, transports): takes a message and answers on the session's stream. The POST
/// itself is answered 202 at once, however long the work takes.
public final class MessagesEndpoint implements GuardedHandler {
    public static final String PATH = "/messages";

    private final Connections connections;
    private final Dialogue dialogue;

    public MessagesEndpoint(McpServer server, Platform platform, Connections connections) {
        this.connections = connections;
        this.dialogue = new Dialogue(server, platform, connections.limits(), connections.work(), connections.live());
    }

    @Override
    public HttpResponse handle(HttpRequest request, Caller caller) {
        if (!request.method().equals("POST")) {
            return RpcReplies.methodNotAllowed("POST");
        }
        return PostedJson.reading(request, caller, whole -> post(whole, caller));
    }

    private HttpResponse post(HttpRequest request, Caller caller) {
        return switch (PostedJson.read(request)) {
            case PostedJson.Refused refused -> refused.response();
            case PostedJson.Read read ->
                connections.host().<HttpResponse>map(host -> HttpResponse.waiting(() -> pass(host, request, caller, read.json())))
                    .orElseGet(() -> message(Visit.of(request, caller), read.json()));
        };
    }

    private HttpResponse pass(SessionHost host, HttpRequest request, Caller caller, Json body) {
        return sessionId(request).flatMap(id -> connections.ids().open(id, caller))
            .map(ticket -> host.answer(ticket.place(), request, caller))
            .orElseGet(() -> Refusal.sessionNotFound(RpcMessage.idOf(body)));
    }

    private HttpResponse message(Visit visit, Json body) {
        Optional<Json> id = RpcMessage.idOf(body);
        Optional<Session> session = sessionId(visit.request()).flatMap(name -> connections.find(name, visit.caller()));
        if (session.isEmpty()) {
            return Refusal.sessionNotFound(id);
        }
        try {
            var incoming = Incoming.read(body, dialogue.limits().batch());
            incoming.checkFits(session.get().revision());
            return answer(session.get(), dialogue.turns(incoming.messages(), session.get(), visit));
        } catch (RpcException bad) {
            return Refusal.badMessage(id, bad);
        }
    }

    private static HttpResponse answer(Session session, List<Turn> turns) {
        var slow = new ArrayList<Turn>();
        for (Turn turn : turns) {
            if (turn instanceof Turn.Answered) {
                say(session, turn, () -> {});
            } else {
                slow.add(turn);
            }
        }
        HttpResponse.Ready accepted = HttpResponse.of(202);
        return slow.isEmpty() ? accepted : accepted.body(new Body.Afterwards(stop -> slow.forEach(turn -> say(session, turn, stop))));
    }

    private static void say(Session session, Turn turn, Runnable stop) {
        turn.finish(new OnSession(session), stop)
            .ifPresent(response -> session.streams().send(Delivery.event(response)));
    }

    /// The client at the other end of a session's stream.
    private record OnSession(Session session) implements RequestStream {
        @Override
        public void send(RpcNotification notification) {
            session.streams().send(Delivery.event(notification));
        }

        @Override
        public void send(RpcRequest request) {
            session.streams().send(Delivery.event(request));
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static Optional<String> sessionId(HttpRequest request) {
        return Parameters.ofQuery(request).flatMap(query -> query.find("sessionId"));
    }
}
