package remotemcp.bridge;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.wire.HttpRefusal;
import remotemcp.client.wire.Printable;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

/// The connection to the remote server. One request of the host opens it while the others wait; so it is again after the server was lost, and a host that shook
/// hands before does not do so again: its words are taken for it. A host may send everything at once, so what it says after its handshake waits for that.
final class ServerConnection {
    private static final int LOOK_MILLIS = 5;

    private final Approach approach;
    private final Switchboard board;
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile Optional<Opened> opened = Optional.empty();
    private volatile Optional<RpcRequest> handshake = Optional.empty();
    private volatile boolean isReady;

    /// @param first the request that it was opened with
    /// @param isTold whether the server was told that the host is ready
    private record Opened(Remote remote, RpcRequest first, AtomicBoolean isTold) {
    }

    ServerConnection(Approach approach, Switchboard board) {
        this.approach = approach;
        this.board = board;
    }

    /// The server, when it is there.
    Optional<Remote> now() {
        return opened.map(Opened::remote);
    }

    /// Whether exactly this request found the server, so that what it asks is known already.
    boolean wasOpenedBy(RpcRequest request) {
        return opened.filter(there -> there.first() == request).isPresent();
    }

    /// Takes note of a handshake, in the order in which the host speaks.
    void handshake(RpcRequest initialize) {
        isReady = false;
        opened.ifPresent(there -> there.isTold().set(false));
        handshake = Optional.of(initialize);
    }

    /// The host is ready. The server is told before anything the host says next; one that is still being looked for, once it is found.
    void ready() {
        isReady = true;
        if (isSilentYet() && !told()) {
            board.begin(this::tellWhenFree);
        }
    }

    private boolean isSilentYet() {
        return isReady && opened.filter(there -> !there.isTold().get()).isPresent();
    }

    private void tellWhenFree() {
        while (isSilentYet() && !told()) {
            board.world().pause().rest(LOOK_MILLIS);
        }
    }

    /// Tells it, unless somebody else is at work here.
    private boolean told() {
        if (!opening.compareAndSet(false, true)) {
            return false;
        }
        try {
            tellReady();
        } finally {
            opening.set(false);
        }
        return true;
    }

    private void tellReady() {
        if (isSilentYet()) {
            opened.ifPresent(found -> {
                tell(found.remote(), new RpcNotification("notifications/initialized", JsonObject.empty()));
                found.isTold().set(true);
            });
        }
    }

    /// The server, for this call.
    ///
    /// @throws ClientException when the call was given up meanwhile, or the server cannot be reached
    Remote to(Call call) {
        while (true) {
            Optional<Opened> there = opened;
            if (there.isPresent() && !isSilentYet()) {
                return there.get().remote();
            }
            if (!call.isWaiting()) {
                throw new ClientException(Kind.CANCELLED, "The call was given up");
            }
            if (!opening.compareAndSet(false, true)) {
                board.world().pause().rest(LOOK_MILLIS);
                continue;
            }
            try {
                if (opened.isEmpty()) {
                    opened = Optional.of(open(call.request()));
                }
                tellReady();
            } finally {
                opening.set(false);
            }
        }
    }

    private Opened open(RpcRequest request) {
        boolean isOwnWord = Eras.isStateless(request) || request.method().equals("initialize");
        RpcRequest first = isOwnWord ? request : handshake.orElseThrow(() -> RpcException.invalidRequest("Begin with initialize"));
        Remote found = approach.open(first);
        if (!Eras.isStateless(first) && found instanceof StatelessRemote stateless) {
            stateless.serve(new Call(first, _ -> {}));
        }
        return new Opened(found, first, new AtomicBoolean());
    }

    /// Passes a notification on. One that comes before a request has found the server waits for that.
    void tell(RpcNotification notification) {
        while (opened.isEmpty() && !board.calls().isEmpty()) {
            board.world().pause().rest(LOOK_MILLIS);
        }
        now().ifPresent(there -> tell(there, notification));
    }

    private void tell(Remote there, RpcNotification notification) {
        try {
            there.tell(notification);
        } catch (HttpRefusal | ClientException | RpcException e) {
            board.notices().detail(Printable.of(notification.method()) + " did not reach the server: " + e.getMessage());
        }
    }

    /// A server that is there no more; the next request looks for it again.
    void forget(Remote lost) {
        if (now().filter(there -> there == lost).isPresent()) {
            opened = Optional.empty();
            lost.retire();
        }
    }

    /// Ends what there is to end at the server.
    void close() {
        Optional<Remote> last = now();
        opened = Optional.empty();
        last.ifPresent(Remote::close);
    }
}
