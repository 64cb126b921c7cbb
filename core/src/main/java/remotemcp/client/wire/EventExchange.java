package remotemcp.client.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.platform.Arrival;
import remotemcp.platform.OutboundException;
import remotemcp.protocol.RpcMessage;

/// An answer that is an event stream. One whose events have ids is taken up again where it broke off, as often as that brings
/// something (2025-11-25, transports, Resumability and Redelivery).
final class EventExchange implements Exchange {
    private static final int FIRST_WAIT = 1000;

    private final Optional<Resumption> resumption;
    private final Deque<RpcMessage> messages = new ArrayDeque<>();
    private volatile Arrival arrival;
    private volatile boolean closed;
    private EventReader reader;
    private Optional<String> lastId = Optional.empty();
    private int wait = FIRST_WAIT;
    private int fruitless;

    /// How a stream is taken up again.
    interface Resumption {
        /// Opens the stream behind this event.
        Arrival after(String lastId, Deadline deadline);

        void rest(int millis);
    }

    EventExchange(Arrival arrival, Optional<Resumption> resumption) {
        this.arrival = arrival;
        this.resumption = resumption;
        reader = new EventReader(arrival);
    }

    @Override
    public Optional<RpcMessage> next(Deadline deadline) {
        while (messages.isEmpty()) {
            Optional<ReceivedEvent> event = event(deadline);
            event.ifPresent(this::note);
            if (event.isEmpty() && !resume(deadline)) {
                return Optional.empty();
            }
        }
        return Optional.of(messages.remove());
    }

    /// Empty when the stream is at its end, or broke off.
    private Optional<ReceivedEvent> event(Deadline deadline) {
        try {
            return reader.next(deadline);
        } catch (OutboundException e) {
            if (closed) {
                throw new ClientException(Kind.CANCELLED, "The call was given up");
            }
            if (e.isLate()) {
                throw Deadline.passed();
            }
            return Optional.empty();
        }
    }

    private void note(ReceivedEvent event) {
        event.id().ifPresent(id -> lastId = Optional.of(id).filter(text -> !text.isEmpty()));
        event.retry().ifPresent(millis -> wait = Math.clamp(millis, Limits.SHORTEST_WAIT, Limits.LONGEST_WAIT));
        if (event.isMessage()) {
            fruitless = 0;
            messages.addAll(Messages.read(event.data()));
        }
    }

    private boolean resume(Deadline deadline) {
        arrival.close();
        if (resumption.isEmpty() || lastId.isEmpty() || closed || ++fruitless > Limits.FRUITLESS) {
            return false;
        }
        if (wait >= deadline.left()) {
            throw Deadline.passed();
        }
        resumption.get().rest(wait);
        Arrival again = resumption.get().after(lastId.get(), deadline);
        arrival = again;
        reader = new EventReader(again);
        if (closed) {
            again.close();
        }
        return true;
    }

    @Override
    public void close() {
        closed = true;
        arrival.close();
    }
}
