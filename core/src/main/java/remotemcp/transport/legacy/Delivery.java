package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpResponse;
import remotemcp.http.LateStream;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.mcp.ClientStream;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.transport.RpcReplies;

/// Brings the responses of one POST back to its client, as JSON or as an event stream (2025-03-26 transports, sending messages).
/// A lack of scopes is told by the status too, since clients look for the challenge that comes with 403 (2025-11-25, authorization).
///
/// @param asBatch whether they go in one array
record Delivery(List<Turn> turns, boolean asBatch) {

    HttpResponse to(Visit visit) {
        if (turns.isEmpty()) {
            return HttpResponse.of(202);
        }
        if (visit.takes().eventStream() && (wantsStream() || !visit.takes().json())) {
            return HttpResponse.stream(new Body.Events(stream -> stream(stream, visit)));
        }
        if (isKnown()) {
            return json(ClientStream.none(), () -> {});
        }
        return visit.takes().eventStream() ? HttpResponse.orStream(late -> jsonOrStream(late, visit))
            : HttpResponse.waiting(() -> json(ClientStream.none(), stop(visit)));
    }

    private boolean wantsStream() {
        for (Turn turn : turns) {
            if (turn.streams()) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown() {
        for (Turn turn : turns) {
            if (!(turn instanceof Turn.Answered)) {
                return false;
            }
        }
        return true;
    }

    /// The client's leaving no longer stops the work, its cancelling does.
    private static Runnable stop(Visit visit) {
        return visit.request().departure().takeAlarm();
    }

    private void stream(EventStream stream, Visit visit) {
        Runnable stop = stop(visit);
        for (Turn turn : turns) {
            turn.finish(new OnStream(stream), stop).ifPresent(response -> stream.send(event(response)));
        }
    }

    /// JSON if the responses are there within seconds, else the end of a stream.
    private HttpResponse jsonOrStream(LateStream late, Visit visit) {
        List<RpcMessage> responses = responses(new OnStream(late), stop(visit));
        if (!late.opened()) {
            return json(responses);
        }
        responses.forEach(response -> late.send(event(response)));
        late.close();
        return HttpResponse.of(200);
    }

    private HttpResponse json(ClientStream client, Runnable stop) {
        return json(responses(client, stop));
    }

    private List<RpcMessage> responses(ClientStream client, Runnable stop) {
        var responses = new ArrayList<RpcMessage>(turns.size());
        for (Turn turn : turns) {
            turn.finish(client, stop).ifPresent(responses::add);
        }
        return responses;
    }

    private HttpResponse json(List<RpcMessage> responses) {
        if (responses.isEmpty()) {
            return HttpResponse.of(202);
        }
        if (!asBatch && responses.getFirst() instanceof RpcFailure failure && failure.error().code() == RpcException.INSUFFICIENT_SCOPE) {
            return RpcReplies.failure(failure.id(), failure.error());
        }
        return RpcReplies.json(200, asBatch ? batch(responses).bytes() : responses.getFirst().toJson().bytes());
    }

    private static JsonArray batch(List<RpcMessage> responses) {
        var array = new ArrayList<Json>(responses.size());
        for (RpcMessage response : responses) {
            array.add(response.toJson());
        }
        return new JsonArray(array);
    }

    /// The client at the other end of a stream.
    record OnStream(EventStream stream) implements RequestStream {
        @Override
        public void send(RpcNotification notification) {
            stream.send(event(notification));
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void send(RpcRequest request) {
            stream.send(event(request));
        }
    }

    static ServerSentEvent event(RpcMessage message) {
        return ServerSentEvent.message(message.toJson().text());
    }
}
