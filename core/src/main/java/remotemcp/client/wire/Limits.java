package remotemcp.client.wire;

import remotemcp.json.JsonLimits;

/// What one server may make us hold at most.
final class Limits {
    /// Bytes of one message, and of one line of an event stream.
    static final int MESSAGE = 8 << 20;
    /// Bytes of one whole answer, with everything that came before its result.
    static final int ANSWER = 256 << 20;
    /// Bytes that are read of an answer that refuses.
    static final int REFUSAL = 64 << 10;
    /// Bytes of an event stream between two messages: comments, events that nobody knows.
    static final int CHATTER = 16 << 20;
    /// Characters of a session id, which goes along with every request.
    static final int SESSION = 8192;
    /// Messages of one batch (2025-03-26).
    static final int BATCH = 1000;
    /// Messages kept for an exchange that nobody reads at the moment.
    static final int KEPT = 256;
    /// Weight of these, beyond which only answers are kept.
    static final long KEPT_WEIGHT = 16 << 20;
    /// Messages kept while there is nobody to take any; then the stream is left unread.
    static final int UNCLAIMED = 64;
    /// Consecutive attempts to take up a stream that brought nothing.
    static final int FRUITLESS = 5;

    /// Milliseconds before a broken stream is taken up again, whatever the server says: it cannot have itself, or another, stormed.
    static final int SHORTEST_WAIT = 100;
    static final int LONGEST_WAIT = 300_000;

    static final JsonLimits JSON = new JsonLimits(128, 400, 500_000);

    private Limits() {
    }
}
