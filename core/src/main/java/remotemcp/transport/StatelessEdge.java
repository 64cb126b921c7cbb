package remotemcp.transport;

import java.util.Optional;
import java.util.function.Supplier;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.LateStream;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.input.RequestStates;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// Answers a POST of MCP 2026-07-28: each request by itself, as one JSON object or as an event stream that ends with the response.
final class StatelessEdge {
    /// Whoever has left does not read it: it is for those whose call was stopped by us.
    private static final String STOPPED = "This call was stopped, because the access of its app has ended: connect the app again";

    private final McpServer server;
    private final Platform platform;
    private final BugReport bugs;
    private final ActiveWork calls;
    private final Heartbeats heartbeats;
    private final RequestStates states;
    private final SubscriptionStreams subscriptions;

    StatelessEdge(McpServer server, Platform platform, BugReport bugs, ActiveWork calls) {
        this.server = server;
        this.platform = platform;
        this.bugs = bugs;
        this.calls = calls;
        heartbeats = new Heartbeats(platform);
        states = new RequestStates(platform);
        subscriptions = new SubscriptionStreams(server.changes(), platform.timer());
    }

    HttpResponse post(HttpRequest request, Json body, Caller caller) {
        try {
            return switch (RpcMessage.from(body)) {
                case RpcRequest call -> answer(request, call, caller);
                case RpcNotification _ -> HttpResponse.of(202);
                case RpcResponse _,RpcFailure _ -> throw RpcException.invalidRequest("Clients send no responses in this revision");
            };
        } catch (RpcException error) {
            return RpcReplies.failure(400, RpcMessage.idOf(body), error);
        }
    }

    private HttpResponse answer(HttpRequest request, RpcRequest call, Caller caller) {
        RequestContext context = RequestMetadata.read(request.headers(), call, caller, platform.log(), states);
        MediaTypes accepted = MediaTypes.acceptedBy(request.headers());
        if (!accepted.json() && !accepted.eventStream()) {
            return RpcReplies.failure(406, Optional.of(call.id()),
                RpcException.invalidRequest("The Accept header must list application/json and text/event-stream"));
        }
        try {
            return answer(new Exchange(call, caller, request.departure()), server.answer(call, context), accepted);
        } catch (Throwable error) {
            return RpcReplies.failure(Optional.of(call.id()), bugs.of("mcp.request", error));
        }
    }

    private HttpResponse answer(Exchange exchange, Answer answer, MediaTypes accepted) {
        if (answer instanceof Answer.Open open) {
            return open(exchange, open, accepted);
        }
        if (!accepted.json()) {
            return stream(exchange, answer);
        }
        return switch (answer) {
            case Answer.Now(var result) -> RpcReplies.result(exchange.id(), result);
            case Answer.Fixed fixed -> RpcReplies.result(exchange.id(), fixed.text());
            case Answer.Later later when later.streams() && accepted.eventStream() -> stream(exchange, later);
            case Answer.Later later when accepted.eventStream() -> HttpResponse.orStream(late -> wholeOrStream(exchange, later, late));
            case Answer.Open open -> open(exchange, open, accepted);
            case Answer.Later later -> HttpResponse.waiting(() -> whole(exchange, later, new Silent(exchange.departure())));
        };
    }

    private HttpResponse whole(Exchange exchange, Answer.Later later, ClientStream client) {
        return whole(response(exchange, () -> work(exchange, later, client)));
    }

    private static HttpResponse whole(RpcMessage response) {
        return response instanceof RpcFailure failure ? RpcReplies.failure(failure.id(), failure.error())
            : RpcReplies.result(((RpcResponse) response).id(), ((RpcResponse) response).result());
    }

    /// One JSON object if it is there within seconds, else the end of a stream: hosts wait a minute for the head of an answer, and longer for the
    /// rest.
    private HttpResponse wholeOrStream(Exchange exchange, Answer.Later later, LateStream late) {
        RpcMessage response = response(exchange, () -> work(exchange, later, new Streaming(exchange.departure(), late)));
        if (!late.opened()) {
            return whole(response);
        }
        finish(exchange, late, response);
        late.close();
        return HttpResponse.of(200);
    }

    private HttpResponse stream(Exchange exchange, Answer answer) {
        return HttpResponse.stream(new Body.Events(events -> finish(exchange, events, response(exchange, () -> switch (answer) {
            case Answer.Now now -> now.result();
            case Answer.Fixed fixed -> fixed.result();
            case Answer.Later later -> work(exchange, later, new Streaming(exchange.departure(), events));
            case Answer.Open _ -> throw new IllegalStateException("a stream has no result");
        }))));
    }

    private HttpResponse open(Exchange exchange, Answer.Open open, MediaTypes accepted) {
        if (!accepted.eventStream()) {
            return RpcReplies.failure(406, Optional.of(exchange.id()),
                RpcException.invalidRequest("The Accept header must list text/event-stream: the answer is a stream that stays open"));
        }
        if (!calls.hasRoomForStream(exchange.caller())) {
            throw new RpcException(RpcException.TOO_MANY_CALLS, ActiveWork.tooManyStreams());
        }
        return HttpResponse.stream(calls.stream(exchange.caller(), subscriptions.body(open)));
    }

    private static void finish(Exchange exchange, EventStream events, RpcMessage response) {
        if (!exchange.departure().hasLeft()) {
            events.send(ServerSentEvent.message(response.toJson().text()));
        }
    }

    private RpcMessage response(Exchange exchange, Supplier<JsonObject> result) {
        try {
            return new RpcResponse(exchange.id(), result.get());
        } catch (Throwable error) {
            return new RpcFailure(Optional.of(exchange.id()), failure(exchange, error));
        }
    }

    private JsonObject work(Exchange exchange, Answer.Later later, ClientStream client) {
        return calls.call(exchange.caller(), exchange.departure()::leave,
            () -> heartbeats.during(exchange.call(), client, later.work()));
    }

    /// Work that fails because its client has left is no bug: the runtime interrupts it.
    private RpcException failure(Exchange exchange, Throwable error) {
        return exchange.departure().hasLeft() ? new RpcException(RpcException.ACCESS_ENDED, STOPPED) : bugs.of("mcp.request", error);
    }

    /// One request on its way: what it asks, for whom, and whether anyone still waits.
    private record Exchange(RpcRequest call, Caller caller, Departure departure) {
        Json id() {
            return call.id();
        }
    }

    /// The client of a single JSON object: it hears nothing before the result.
    private record Silent(Departure departure) implements ClientStream {
        @Override
        public void send(RpcNotification notification) {
        }

        @Override
        public boolean isCancelled() {
            return departure.hasLeft();
        }
    }

    /// The client of an event stream. Closing it cancels the request (2026-07-28, Cancellation).
    private record Streaming(Departure departure, EventStream events) implements ClientStream {
        @Override
        public void send(RpcNotification notification) {
            if (!isCancelled()) {
                events.send(ServerSentEvent.message(notification.toJson().text()));
            }
        }

        @Override
        public boolean isCancelled() {
            return departure.hasLeft() || !events.isOpen();
        }
    }
}
