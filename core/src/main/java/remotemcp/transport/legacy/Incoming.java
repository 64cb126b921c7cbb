package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.protocol.Feature;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

/// What one POST brings: a message, or in 2025-03-26 a batch of them (basic, batching).
record Incoming(List<RpcMessage> messages, boolean isBatch) {

    /// Reads the whole body before anything of it is acted upon.
    ///
    /// @param most how many messages a batch may have
    /// @throws RpcException with -32600 when it holds something else
    static Incoming read(Json body, int most) {
        return body instanceof JsonArray batch ? batch(batch, most) : new Incoming(List.of(RpcMessage.from(body)), false);
    }

    private static Incoming batch(JsonArray batch, int most) {
        if (batch.isEmpty() || batch.size() > most) {
            throw RpcException.invalidRequest("A batch has 1 to " + most + " messages");
        }
        var messages = new ArrayList<RpcMessage>(batch.size());
        for (Json item : batch) {
            messages.add(member(item));
        }
        return new Incoming(List.copyOf(messages), true);
    }

    private static RpcMessage member(Json item) {
        RpcMessage message = RpcMessage.from(item);
        if (isInitialize(message)) {
            throw RpcException.invalidRequest("initialize cannot be part of a batch");
        }
        return message;
    }

    private static boolean isInitialize(RpcMessage message) {
        return message instanceof RpcRequest request && request.method().equals("initialize");
    }

    /// The request of that method, if this is nothing else.
    Optional<RpcRequest> single(String method) {
        return !isBatch && messages.getFirst() instanceof RpcRequest request && request.method().equals(method)
            ? Optional.of(request) : Optional.empty();
    }

    /// @throws RpcException when it is a batch and the revision has none
    void checkFits(Revision revision) {
        if (isBatch && !revision.has(Feature.BATCHES)) {
            throw RpcException.invalidRequest("Batches belong to revision 2025-03-26 only; this session speaks " + revision.text());
        }
    }
}
