package remotemcp.transport.legacy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.http.Body;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.platform.Caller;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.SessionHost;
import remotemcp.protocol.HeaderNames;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.MediaTypes;
import remotemcp.transport.RpcReplies;

/// GET `/sse` of HTTP+SSE (2024-11-05, transports): opens the stream on which a client hears everything, and tells it first where
/// to post. Any other method is refused with 405, by which clients that try Streamable HTTP first learn what this is.
public final class SseEndpoint implements GuardedHandler {
    public static final String PATH = "/sse";

    private final Connections connections;
    private final String messages;

    /// @param messages path of [MessagesEndpoint]
    public SseEndpoint(Connections connections, String messages) {
        this.connections = connections;
        this.messages = messages;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Caller caller) {
        if (!request.method().equals("GET")) {
            return RpcReplies.methodNotAllowed("GET");
        }
        if (!MediaTypes.acceptedBy(request.headers()).eventStream()) {
            return Refusal.notAcceptable("text/event-stream");
        }
        return connections.host().<HttpResponse>map(host -> HttpResponse.waiting(() -> openAt(host, request, caller)))
            .orElseGet(() -> open(connections.newId(), caller));
    }

    /// The place learns the id from the header that later transports use for it; what a client sent there is overwritten.
    private HttpResponse openAt(SessionHost host, HttpRequest request, Caller caller) {
        Ticket ticket = connections.ids().ticket(Handshake.none(), caller);
        String id = connections.ids().seal(ticket);
        var named = new HttpRequest(request.method(), request.path(), request.query(),
            HeaderList.copyOf(request.headers()).replacing(HeaderNames.SESSION_ID, id), request.body(), request.peer(),
            request.departure());
        return watched(host.answer(ticket.place(), named, caller), caller, connections.work());
    }

    /// The answer of a place that holds sessions: if it is a stream, the client's end of it is here.
    static HttpResponse watched(HttpResponse response, Caller caller, ActiveWork work) {
        return response.map(ready -> ready.body() instanceof Body.OpenEvents events ? ready.body(work.stream(caller, events)) : ready);
    }

    HttpResponse open(String id, Caller caller) {
        if (!connections.work().hasRoomForStream(caller)) {
            return Refusal.tooManyStreams(ActiveWork.tooManyStreams());
        }
        return connections.hasRoom(caller) ? HttpResponse.stream(connections.work().stream(caller, connection(id, caller)))
            : Refusal.tooManySessions(Optional.empty());
    }

    private Body.OpenEvents connection(String id, Caller caller) {
        var opened = new AtomicReference<Session>();
        return new Body.OpenEvents(stream -> {
            Session session = connections.open(id, caller, stream);
            opened.set(session);
            stream.send(ServerSentEvent.named("endpoint", messages + "?sessionId=" + session.id()).withReconnection());
        }, () -> Optional.ofNullable(opened.get()).ifPresent(connections::close));
    }
}
