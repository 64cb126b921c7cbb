package remotemcp.jvm.http;

import java.time.Duration;

/// What one client may cost the server before it is refused or cut off. Sizes are bytes.
///
/// @param body the largest request body of any endpoint; more is answered 413
/// @param requestLine the longest request line; more is answered 414
/// @param headerBytes all header fields together; more is answered 431
/// @param headerCount the number of header fields; more is answered 431
/// @param buffered what a slow reader may leave unread on one response before it is cut off
/// @param waits how long the server waits for each step of a client
/// @param crowd how many clients it serves at a time
public record HttpLimits(int body, int requestLine, int headerBytes, int headerCount, int buffered, Waits waits, Crowd crowd) {

    public static HttpLimits standard() {
        return new HttpLimits(4 << 20, 8 << 10, 16 << 10, 100, 1 << 20, Waits.standard(), Crowd.standard());
    }

    public HttpLimits body(int bytes) {
        return new HttpLimits(bytes, requestLine, headerBytes, headerCount, buffered, waits, crowd);
    }

    public HttpLimits buffered(int bytes) {
        return new HttpLimits(body, requestLine, headerBytes, headerCount, bytes, waits, crowd);
    }

    public HttpLimits waits(Waits other) {
        return new HttpLimits(body, requestLine, headerBytes, headerCount, buffered, other, crowd);
    }

    public HttpLimits crowd(Crowd other) {
        return new HttpLimits(body, requestLine, headerBytes, headerCount, buffered, waits, other);
    }

    /// Deadlines, each of which only the finished step ends: a trickle of bytes does not move them (slow loris).
    ///
    /// @param firstHead from accepting a connection to the end of its first request head
    /// @param nextHead from the last answer on a connection to the end of the next request head
    /// @param wholeBody from the end of a request head to the end of its body
    /// @param unread from the last progress of a response to the next while the client leaves bytes unread
    /// @param keepAlive how long an event stream may be silent before a comment is sent on it
    /// @param lateStream how long an answer that may be a stream is waited for before it becomes one
    public record Waits(Duration firstHead, Duration nextHead, Duration wholeBody, Duration unread, Duration keepAlive,
        Duration lateStream) {

        public static Waits standard() {
            return new Waits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(30),
                Duration.ofSeconds(15), Duration.ofSeconds(3));
        }

        public Waits firstHead(Duration time) {
            return new Waits(time, nextHead, wholeBody, unread, keepAlive, lateStream);
        }

        public Waits nextHead(Duration time) {
            return new Waits(firstHead, time, wholeBody, unread, keepAlive, lateStream);
        }

        public Waits wholeBody(Duration time) {
            return new Waits(firstHead, nextHead, time, unread, keepAlive, lateStream);
        }

        public Waits unread(Duration time) {
            return new Waits(firstHead, nextHead, wholeBody, time, keepAlive, lateStream);
        }

        public Waits keepAlive(Duration time) {
            return new Waits(firstHead, nextHead, wholeBody, unread, time, lateStream);
        }

        public Waits lateStream(Duration time) {
            return new Waits(firstHead, nextHead, wholeBody, unread, keepAlive, time);
        }
    }

    /// How many at a time, and how much.
    ///
    /// @param connections open connections in all
    /// @param perNetwork open connections of one network (an IPv4 address, a /64 of IPv6); four times as many of a /48; a loopback
    ///     address, which may stand for every client of a proxy, is exempt
    /// @param streams open event streams in all; a further one is answered 503
    /// @param memory bytes that the process may use; request bodies and what clients leave unread have shares of it, see
    ///     [remotemcp.http.BodyBudget] and [#unread]
    public record Crowd(int connections, int perNetwork, int streams, long memory) {
        /// What one connection costs at most while its head arrives (24 kB), with what belongs to it.
        private static final long BYTES_OF_ONE = 64 << 10;
        private static final int FEWEST = 256;
        private static final int MOST = 20_000;
        private static final int MOST_OF_A_NETWORK = 1_000;

        /// Of the memory that this process has.
        public static Crowd standard() {
            return in(Runtime.getRuntime().maxMemory());
        }

        /// @param memory bytes that the process may use
        public static Crowd in(long memory) {
            int connections = Math.clamp(memory / BYTES_OF_ONE, FEWEST, MOST);
            return new Crowd(connections, Math.min(MOST_OF_A_NETWORK, connections / 4), connections / 4 * 3, memory);
        }

        /// Bytes of answers and events that all clients together may leave unread; beyond that, those that leave more than their
        /// part are cut off.
        public long unread() {
            return memory / 8;
        }
    }
}
