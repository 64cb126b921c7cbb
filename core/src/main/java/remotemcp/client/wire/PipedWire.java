package remotemcp.client.wire;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.mcp.RpcMessage;
import remotemcp.mcp.RpcRequest;
import remotemcp.platform.Pause;

/// A [Wire] over a pair of pipes that all requests share: HTTP+SSE, standard streams. Of several threads that wait for answers, the one
/// that finds nobody reading reads for all; the others look into their [Pigeonholes] again after a moment.
public final class PipedWire implements Wire {
    /// How long a reader waits before it looks whether its call was given up, and how long others wait before they look again.
    private static final int READ_MILLIS = 200;
    private static final int LOOK_MILLIS = 5;

    private final Duplex.Source source;
    private final Pause pause;
    private final Pigeonholes holes = new Pigeonholes();
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicBoolean opening = new AtomicBoolean();
    private volatile Optional<Duplex> open = Optional.empty();

    public PipedWire(Duplex.Source source, Pause pause) {
        this.source = source;
        this.pause = pause;
    }

    @Override
    public Exchange request(RpcRequest request, HeaderList fields, Deadline deadline) {
        Duplex pipes = pipes(deadline);
        holes.add(request.id());
        try {
            pipes.send(request, deadline);
        } catch (RuntimeException e) {
            holes.remove(request.id());
            if (e instanceof ClientException broken && broken.kind() == Kind.UNREACHABLE) {
                drop(pipes);
            }
            throw e;
        }
        return new Share(pipes, request.id());
    }

    @Override
    public void tell(RpcMessage message, HeaderList fields, Deadline deadline) {
        pipes(deadline).send(message, deadline);
    }

    @Override
    public Exchange listen(HeaderList fields, Deadline deadline) {
        Duplex pipes = pipes(deadline);
        holes.add(Pigeonholes.UNASKED);
        return new Share(pipes, Pigeonholes.UNASKED);
    }

    /// Pipes that broke are opened anew by whoever wants to send next, and by nobody else at the same time.
    private Duplex pipes(Deadline deadline) {
        while (true) {
            Optional<Duplex> there = open;
            if (there.isPresent()) {
                return there.get();
            }
            if (!opening.compareAndSet(false, true)) {
                pause.rest(Math.min(LOOK_MILLIS, deadline.left()));
                continue;
            }
            try {
                if (open.isEmpty()) {
                    open = Optional.of(source.open(deadline));
                }
            } finally {
                opening.set(false);
            }
        }
    }

    private void drop(Duplex pipes) {
        open = open.filter(other -> other != pipes);
        pipes.close();
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
        holes.clear();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void close() {
        Optional<Duplex> pipes = open;
        open = Optional.empty();
        pipes.ifPresent(Duplex::close);
    }

    /// What of the common stream belongs to one request.
    private final class Share implements Exchange {
        private final Duplex pipes;
        private final Json id;
        private volatile boolean closed;

        Share(Duplex pipes, Json id) {
            this.pipes = pipes;
            this.id = id;
        }

        @Override
        public Optional<RpcMessage> next(Deadline deadline) {
            while (true) {
                Optional<RpcMessage> mine = holes.take(id);
                if (mine.isPresent()) {
                    return mine;
                }
                int left = deadline.left();
                if (closed) {
                    throw new ClientException(Kind.CANCELLED, "The call was given up");
                }
                if (!reading.compareAndSet(false, true)) {
                    pause.rest(Math.min(LOOK_MILLIS, left));
                } else if (!readForAll(deadline)) {
                    return holes.take(id);
                }
            }
        }

        /// Whether there may be more.
        private boolean readForAll(Deadline deadline) {
            try {
                Optional<RpcMessage> message = pipes.receive(deadline.orIn(READ_MILLIS));
                if (message.isEmpty()) {
                    drop(pipes);
                    return false;
                }
                holes.put(message.get(), id);
                return true;
            } catch (ClientException e) {
                if (e.kind() == Kind.UNREACHABLE) {
                    drop(pipes);
                }
                if (e.kind() != Kind.TIMEOUT) {
                    throw e;
                }
                return true;
            } finally {
                reading.set(false);
            }
        }

        @Override
        public void close() {
            closed = true;
            holes.remove(id);
        }
    }
}
