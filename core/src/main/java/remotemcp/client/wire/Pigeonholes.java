package remotemcp.client.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.json.Json;
import remotemcp.json.JsonNull;
import remotemcp.platform.Bell;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.RpcResponse;

/// Messages of a shared stream, sorted by the request they belong to. An answer to an id that was never sent, or a second one, belongs
/// nowhere and is dropped. What may belong to anybody goes to the request that has waited longest, else to whoever listens, else it is
/// kept for the next request.
final class Pigeonholes {
    /// Stands for no request: what a server says by itself.
    static final Json UNASKED = JsonNull.NULL;

    private static final int LOOK_MILLIS = 10_000;
    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";

    private final Bell.Foundry bells;
    private final Map<Json, Hole> holes = new LinkedHashMap<>();
    private final Deque<RpcMessage> unclaimed = new ArrayDeque<>();
    private final Bell room;
    private boolean ended;
    private Optional<ClientException> cause = Optional.empty();

    Pigeonholes(Bell.Foundry bells) {
        this.bells = bells;
        room = bells.cast();
    }

    /// A hole for a request that is about to be sent.
    Hole add(Json id) {
        var hole = new Hole(bells.cast());
        synchronized (this) {
            holes.put(id, hole);
            unclaimed.forEach(hole::add);
            unclaimed.clear();
        }
        room.ring();
        return hole;
    }

    synchronized void remove(Json id, Hole hole) {
        holes.remove(id, hole);
    }

    /// Sorts a message in. Waits while nobody is there to take any and enough is kept: a server that talks without being asked is held up
    /// by its own stream.
    void put(RpcMessage message) {
        while (true) {
            Optional<Hole> owner;
            synchronized (this) {
                boolean isKept = ended || !holes.isEmpty() || unclaimed.size() < Limits.UNCLAIMED;
                owner = isKept ? sortedIn(message) : Optional.empty();
                if (isKept && owner.isEmpty()) {
                    return;
                }
            }
            if (owner.isPresent()) {
                owner.get().bell.ring();
                return;
            }
            room.await(LOOK_MILLIS);
        }
    }

    private Optional<Hole> sortedIn(RpcMessage message) {
        Optional<Hole> owner = owner(message);
        if (owner.isPresent()) {
            owner.get().add(message);
        } else if (holes.isEmpty() && !(message instanceof RpcResponse)) {
            unclaimed.add(message);
        }
        return owner;
    }

    /// Tells all that wait of something that was no message: it may have been for any of them.
    void spoilt(ClientException e) {
        for (Hole hole : all()) {
            hole.fail(e);
        }
    }

    /// Tells all that nothing more comes.
    ///
    /// @param why empty when the server closed its end in an orderly way
    void end(Optional<ClientException> why) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            cause = why;
        }
        room.ring();
        for (Hole hole : all()) {
            hole.bell.ring();
        }
    }

    private synchronized List<Hole> all() {
        return new ArrayList<>(holes.values());
    }

    private Optional<Hole> owner(RpcMessage message) {
        return switch (message) {
            case RpcResponse response -> Optional.ofNullable(holes.get(response.id()));
            case RpcFailure failure -> failure.id().isPresent() ? Optional.ofNullable(holes.get(failure.id().get())) : anybody();
            case RpcRequest request -> anybody();
            case RpcNotification notification -> owner(notification);
        };
    }

    private Optional<Hole> owner(RpcNotification notification) {
        String method = notification.method();
        Optional<Json> named = switch (method) {
            case "notifications/progress" -> notification.params().find("progressToken");
            case "notifications/cancelled" -> notification.params().find("requestId");
            default -> notification.params().object("_meta").flatMap(meta -> meta.find(SUBSCRIPTION));
        };
        Optional<Hole> owner = named.map(RpcMessage::plainId).map(holes::get);
        if (owner.isPresent()) {
            return owner;
        }
        boolean isChange = method.endsWith("/list_changed") || method.equals("notifications/resources/updated");
        return isChange && holes.containsKey(UNASKED) ? Optional.of(holes.get(UNASKED)) : anybody();
    }

    private Optional<Hole> anybody() {
        for (Map.Entry<Json, Hole> each : holes.entrySet()) {
            if (!each.getKey().equals(UNASKED)) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.ofNullable(holes.get(UNASKED));
    }

    /// What came for one request, in its order.
    final class Hole {
        private final Bell bell;
        private final Deque<Item> items = new ArrayDeque<>();
        private long weight;

        private Hole(Bell bell) {
            this.bell = bell;
        }

        /// Drops what exceeds the room kept for a request that nobody reads for. Its answer always has room.
        private void add(RpcMessage message) {
            boolean isAnswer = message instanceof RpcResponse || message instanceof RpcFailure;
            if (isAnswer || items.size() < Limits.KEPT && weight < Limits.KEPT_WEIGHT) {
                var item = new Item.Message(message, Weight.of(message.toJson()));
                items.add(item);
                weight += item.weight();
            }
        }

        private void fail(ClientException e) {
            synchronized (Pigeonholes.this) {
                if (items.size() < Limits.KEPT) {
                    items.add(new Item.Failure(e));
                }
            }
            bell.ring();
        }

        void ring() {
            bell.ring();
        }

        void await(int millis) {
            bell.await(millis);
        }

        /// The next message, if there is one.
        ///
        /// @throws ClientException when what came was none, or the stream broke off
        Optional<RpcMessage> take() {
            synchronized (Pigeonholes.this) {
                Item item = items.poll();
                if (item instanceof Item.Message(RpcMessage message, long itsWeight)) {
                    weight -= itsWeight;
                    return Optional.of(message);
                }
                if (item instanceof Item.Failure(ClientException why)) {
                    throw why;
                }
                if (ended && cause.isPresent()) {
                    throw new ClientException(cause.get().kind(), cause.get().getMessage(), cause.get().status());
                }
                return Optional.empty();
            }
        }

        /// Whether nothing more comes.
        boolean isOver() {
            synchronized (Pigeonholes.this) {
                return ended && items.isEmpty();
            }
        }
    }

    private sealed interface Item {
        record Message(RpcMessage message, long weight) implements Item {
        }

        /// Something that was no message.
        record Failure(ClientException why) implements Item {
        }
    }
}
