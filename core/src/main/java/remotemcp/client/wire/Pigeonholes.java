package remotemcp.client.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonNull;
import remotemcp.mcp.RpcFailure;
import remotemcp.mcp.RpcMessage;
import remotemcp.mcp.RpcNotification;
import remotemcp.mcp.RpcRequest;
import remotemcp.mcp.RpcResponse;

/// Messages of a shared stream, sorted by the request they belong to. An answer to an id that was never sent, or a second one, belongs
/// nowhere and is dropped; so is what exceeds the room kept for a request that nobody reads for.
final class Pigeonholes {
    /// Stands for no request: what a server says by itself.
    static final Json UNASKED = JsonNull.NULL;

    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private final Map<Json, Deque<RpcMessage>> holes = new HashMap<>();

    synchronized void add(Json id) {
        holes.put(id, new ArrayDeque<>());
    }

    synchronized void remove(Json id) {
        holes.remove(id);
    }

    synchronized void clear() {
        holes.clear();
    }

    synchronized Optional<RpcMessage> take(Json id) {
        Deque<RpcMessage> hole = holes.get(id);
        return hole == null ? Optional.empty() : Optional.ofNullable(hole.poll());
    }

    /// @param reader the request whose reader brings the message; it gets what may belong to anybody
    synchronized void put(RpcMessage message, Json reader) {
        Deque<RpcMessage> hole = holes.get(owner(message, reader));
        if (hole != null && hole.size() < Limits.KEPT) {
            hole.add(message);
        }
    }

    private Json owner(RpcMessage message, Json reader) {
        return switch (message) {
            case RpcResponse response -> response.id();
            case RpcFailure failure -> failure.id().orElse(reader);
            case RpcRequest request -> reader;
            case RpcNotification notification -> owner(notification, reader);
        };
    }

    private Json owner(RpcNotification notification, Json reader) {
        String method = notification.method();
        Optional<Json> named = switch (method) {
            case "notifications/progress" -> notification.params().find("progressToken");
            case "notifications/cancelled" -> notification.params().find("requestId");
            default -> notification.params().object("_meta").flatMap(meta -> meta.find(SUBSCRIPTION));
        };
        if (named.filter(holes::containsKey).isPresent()) {
            return named.get();
        }
        boolean isChange = method.endsWith("/list_changed") || method.equals("notifications/resources/updated");
        return isChange && holes.containsKey(UNASKED) ? UNASKED : reader;
    }
}
