package remotemcp.client.wire;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.World;
import remotemcp.client.wire.Pigeonholes.Hole;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.platform.Bell;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

/// A [Wire] over a pair of pipes that all requests share: HTTP+SSE, standard streams. Work of its own reads it and sorts what comes into
/// [Pigeonholes]; each call waits for its own bell.
public final class PipedWire implements Wire {
    /// The longest that a call waits before it looks whether it was given up, should nobody have rung.
    private static final int LOOK_MILLIS = 1000;

    private final Duplex.Source source;
    private final World world;
    private final AtomicBoolean opening = new AtomicBoolean();
    private final Bell opened;
    private volatile Optional<Trunk> open = Optional.empty();

    public PipedWire(Duplex.Source source, World world) {
        this.source = source;
        this.world = world;
        opened = world.bells().cast();
    }

    @Override
    public Exchange request(RpcRequest request, HeaderList fields, Deadline deadline) {
        Trunk trunk = trunk(deadline);
        var share = new Share(trunk, request.id());
        try {
            send(trunk, request, deadline);
        } catch (RuntimeException e) {
            share.close();
            throw e;
        }
        deadline.departure().alarm(share.hole::ring);
        return share;
    }

    @Override
    public void tell(RpcMessage message, HeaderList fields, Deadline deadline) {
        send(trunk(deadline), message, deadline);
    }

    private void send(Trunk trunk, RpcMessage message, Deadline deadline) {
        try {
            trunk.pipes().send(message, deadline);
        } catch (ClientException e) {
            if (e.kind() == Kind.UNREACHABLE) {
                drop(trunk);
            }
            throw e;
        }
    }

    @Override
    public Exchange listen(HeaderList fields, Deadline deadline) {
        var share = new Share(trunk(deadline), Pigeonholes.UNASKED);
        deadline.departure().alarm(share.hole::ring);
        return share;
    }

    /// Pipes that broke are opened anew by whoever wants to send next, and by nobody else at the same time. Each that waited for that
    /// wakes the next.
    private Trunk trunk(Deadline deadline) {
        while (true) {
            Optional<Trunk> there = open.filter(trunk -> !trunk.isClosed());
            if (there.isPresent()) {
                opened.ring();
                return there.get();
            }
            if (!opening.compareAndSet(false, true)) {
                opened.await(Math.min(LOOK_MILLIS, deadline.left()));
                continue;
            }
            try {
                if (open.filter(trunk -> !trunk.isClosed()).isEmpty()) {
                    var fresh = new Trunk(source.open(deadline), world.bells(), world.clock());
                    open = Optional.of(fresh);
                    world.aside().begin(fresh);
                }
            } finally {
                opening.set(false);
                opened.ring();
            }
        }
    }

    private void drop(Trunk trunk) {
        open = open.filter(other -> other != trunk);
        trunk.close();
    }

    @Override
    public boolean hasHeaders() {
        return false;
    }

    @Override
    public boolean hasStreamPerRequest() {
        return false;
    }

    @Override
    public void restart() {
        close();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void close() {
        Optional<Trunk> trunk = open;
        open = Optional.empty();
        trunk.ifPresent(Trunk::close);
    }

    /// What of the common stream belongs to one request.
    private static final class Share implements Exchange {
        private final Trunk trunk;
        private final Json id;
        private final Hole hole;
        private volatile boolean closed;

        Share(Trunk trunk, Json id) {
            this.trunk = trunk;
            this.id = id;
            hole = trunk.holes().add(id);
        }

        @Override
        public Optional<RpcMessage> next(Deadline deadline) {
            while (true) {
                Optional<RpcMessage> mine = hole.take();
                if (mine.isPresent() || hole.isOver()) {
                    return mine;
                }
                if (closed) {
                    throw new ClientException(Kind.CANCELLED, "The call was given up");
                }
                hole.await(Math.min(LOOK_MILLIS, deadline.left()));
            }
        }

        @Override
        public void close() {
            closed = true;
            trunk.holes().remove(id, hole);
            hole.ring();
        }
    }
}
