package remotemcp.bench;

import java.time.Duration;

/// A server under measurement, in processes of its own that end when this is closed.
interface Server extends AutoCloseable {

    int port();

    /// The bearer token it takes; empty when it is open.
    String token();

    /// Processor time used so far, of all its processes and threads.
    Duration cpu();

    @Override
    void close();
}
