package remotemcp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Callers that all ask the same server, on one thread. Every answer is checked.
final class Load implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<Caller> callers = new ArrayList<>();
    private int under;

    /// @param request as [Contestant#request] makes it
    Load(Contestant contestant, int port, byte[] request, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            var caller = new Caller(port, request, contestant.echoes());
            caller.channel().register(selector, SelectionKey.OP_READ, caller);
            callers.add(caller);
        }
    }

    /// One call on one connection.
    void once() throws IOException {
        run(Duration.ZERO);
    }

    /// One call on each connection, added to these.
    void once(Latencies latencies) throws IOException {
        run(latencies, Duration.ZERO);
    }

    /// Keeps every connection asking for this long.
    ///
    /// @return how long each answer took
    Latencies run(Duration time) throws IOException {
        var latencies = new Latencies();
        run(latencies, time);
        return latencies;
    }

    private void run(Latencies latencies, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (Caller caller : callers) {
            caller.ask();
        }
        under = callers.size();
        while (under > 0) {
            selector.select(key -> answer(key, latencies, end), 5_000);
            if (System.nanoTime() > end + 5_000_000_000L) {
                throw new IOException(under + " calls were not answered");
            }
        }
    }

    private void answer(SelectionKey key, Latencies latencies, long end) {
        var caller = (Caller) key.attachment();
        try {
            long took = caller.read();
            if (took < 0) {
                return;
            }
            latencies.add(took);
            if (System.nanoTime() < end) {
                caller.ask();
            } else {
                under--;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Caller caller : callers) {
            caller.channel().close();
        }
        selector.close();
    }
}
