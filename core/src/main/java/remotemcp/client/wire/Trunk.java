package remotemcp.client.wire;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.http.Departure;
import remotemcp.platform.Bell;
import remotemcp.platform.Clock;
import remotemcp.protocol.RpcMessage;

/// One open pair of pipes and the work beside all calls that reads it and sorts what comes, as long as it is open.
final class Trunk implements Runnable {
    private static final int DAY_MILLIS = 86_400_000;
    /// Pieces in a row that are no messages.
    private static final int MOST_SPOILT = 100;
    private static final int WAIT_MILLIS = 1000;
    private static final int MOST_WAITS = 10;

    private final Duplex pipes;
    private final Pigeonholes holes;
    private final Clock clock;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Bell over;
    private volatile boolean closed;
    private volatile boolean isOver;

    Trunk(Duplex pipes, Bell.Foundry bells, Clock clock) {
        this.pipes = pipes;
        this.holes = new Pigeonholes(bells);
        this.clock = clock;
        over = bells.cast();
    }

    Duplex pipes() {
        return pipes;
    }

    Pigeonholes holes() {
        return holes;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void run() {
        try {
            sort();
            end(Optional.empty());
        } catch (ClientException broken) {
            end(Optional.of(broken));
        } catch (RuntimeException bug) {
            end(Optional.of(ClientException.protocol("The server's messages cannot be read")));
        }
    }

    private void sort() {
        for (int spoilt = 0; spoilt <= MOST_SPOILT && !closed;) {
            try {
                Optional<RpcMessage> message = pipes.receive(Deadline.in(DAY_MILLIS, clock, new Departure()));
                if (message.isEmpty()) {
                    return;
                }
                holes.put(message.get());
                spoilt = 0;
            } catch (ClientException e) {
                if (e.kind() != Kind.PROTOCOL && e.kind() != Kind.TIMEOUT) {
                    throw e;
                }
                if (e.kind() == Kind.PROTOCOL) {
                    spoilt++;
                    holes.spoilt(e);
                }
            }
        }
    }

    private void end(Optional<ClientException> why) {
        if (closing.compareAndSet(false, true)) {
            closed = true;
            holes.end(why);
            pipes.close();
            isOver = true;
            over.ring();
        }
    }

    /// Ends it from our side. Those who wait are told at once, before the other end is. Returns when all is over.
    void close() {
        end(Optional.of(new ClientException(Kind.CANCELLED, "The connection was closed")));
        for (int waits = 0; waits < MOST_WAITS && !isOver; waits++) {
            over.await(WAIT_MILLIS);
        }
    }
}
