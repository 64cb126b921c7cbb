package remotemcp.bridge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// Requests of a server that a host of older revisions is to answer. Each goes out under an id of ours: the streams of one server may use the same ids.
final class Questions {
    /// More are refused: a server that asks so much is not to fill our memory.
    private static final int MOST = 1000;

    private final HostPipe host;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Json, Asked> open = new ConcurrentHashMap<>();
    private volatile boolean hasEnded;

    /// @param remoteId the id that the server gave it
    private record Asked(Json remoteId, Consumer<RpcMessage> answered) {
    }

    Questions(HostPipe host) {
        this.host = host;
    }

    /// Asks the host.
    ///
    /// @param answered told its response, or its error, under the id that the question came with
    /// @return whether it could be asked
    boolean ask(RpcRequest question, Consumer<RpcMessage> answered) {
        if (open.size() >= MOST) {
            return false;
        }
        Json id = Json.of(lastId.incrementAndGet());
        open.put(id, new Asked(question.id(), answered));
        if (hasEnded) {
            fail(id);
        } else {
            host.write(new RpcRequest(id, question.method(), question.params()).toJson());
        }
        return true;
    }

    /// The host answers nothing more: what it was asked, and what it would be, is answered with an error.
    void end() {
        hasEnded = true;
        List.copyOf(open.keySet()).forEach(this::fail);
    }

    private void fail(Json id) {
        take(id).ifPresent(asked -> asked.answered().accept(new RpcFailure(Optional.of(asked.remoteId()),
            new RpcException(RpcException.INTERNAL_ERROR, "The host has closed its side and answers nothing more"))));
    }

    /// The host's response to a question; one to no question is passed over.
    void answer(RpcMessage message) {
        switch (message) {
            case RpcResponse(Json id, JsonObject result) ->
                take(id).ifPresent(asked -> asked.answered().accept(new RpcResponse(asked.remoteId(), result)));
            case RpcFailure failure -> failure.id().flatMap(this::take)
                .ifPresent(asked -> asked.answered().accept(new RpcFailure(Optional.of(asked.remoteId()), failure.error())));
            default -> throw new IllegalArgumentException("no response");
        }
    }

    /// The server takes a question back.
    void cancel(RpcNotification cancelled) {
        Optional<Json> remoteId = cancelled.params().find("requestId");
        for (Map.Entry<Json, Asked> entry : open.entrySet()) {
            if (remoteId.filter(entry.getValue().remoteId()::equals).isPresent() && open.remove(entry.getKey(), entry.getValue())) {
                host.write(new RpcNotification(cancelled.method(), cancelled.params().with("requestId", entry.getKey())).toJson());
                return;
            }
        }
    }

    private Optional<Asked> take(Json id) {
        return Optional.ofNullable(open.remove(id));
    }
}
