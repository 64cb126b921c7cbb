package remotemcp.http;

import java.util.concurrent.atomic.AtomicReference;

/// The event stream of an answer that is a stream only if it takes long. The runtime opens it when the work has taken a while; until then what is
/// sent goes nowhere, and the work may still be answered by one whole response. Either of the two decides, once.
public final class LateStream implements EventStream {
    private final AtomicReference<EventStream> stream = new AtomicReference<>();

    /// Called by the runtime: from now on the answer is a stream.
    ///
    /// @param client the stream, whose head the runtime sends now
    /// @return false when the answer is a whole response already
    public boolean open(EventStream client) {
        return stream.compareAndSet(null, client);
    }

    /// Whether neither side has decided.
    public boolean isPending() {
        return stream.get() == null;
    }

    /// Called by the work, when its answer is there.
    ///
    /// @return whether the answer goes on the stream; if not, the answer is a whole response, and no stream is opened any more
    public boolean opened() {
        return !stream.compareAndSet(null, Never.OPENED) && stream.get() != Never.OPENED;
    }

    @Override
    public boolean send(ServerSentEvent event) {
        EventStream client = stream.get();
        return client == null || client.send(event);
    }

    @Override
    public void close() {
        EventStream client = stream.get();
        if (client != null) {
            client.close();
        }
    }

    @Override
    public boolean isOpen() {
        EventStream client = stream.get();
        return client == null || client.isOpen();
    }

    /// In the place of a stream that was not needed.
    private enum Never implements EventStream {
        OPENED;

        @Override
        public boolean send(ServerSentEvent event) {
            return false;
        }

        @Override
        public void close() {
        }

        @Override
        public boolean isOpen() {
            return false;
        }
    }
}
