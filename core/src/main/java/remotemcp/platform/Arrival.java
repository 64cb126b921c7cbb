package remotemcp.platform;

import java.util.Optional;
import remotemcp.http.Headers;

/// An answer whose head is there and whose body is still arriving. Belongs to one reader; only [#close] may come from elsewhere.
public interface Arrival extends AutoCloseable {

    int status();

    Headers headers();

    /// The next bytes of the body, as many as have arrived; empty at its end. Waits.
    ///
    /// @throws OutboundException when the body breaks off, is longer than agreed, or is closed meanwhile; one that
    ///     [OutboundException#isLate()] when nothing came in time: then the answer is still open and may be read again
    Optional<byte[]> next(int timeoutMillis);

    /// Gives the rest up and lets the connection go. May be called by anybody, at any time and repeatedly; a reader that waits is told.
    @Override
    void close();

    /// An answer that is there already, whole.
    static Arrival of(Outbound.Reply reply) {
        return new WholeArrival(reply);
    }
}
