package remotemcp.platform;

/// A bounded queue is full, so the work was rejected before it was begun; nothing was changed. Not a bug: clients are told to try again
/// (503 with `Retry-After`, RFC 9110 §15.6.4), in the form of the endpoint they called.
public final class OverloadedException extends RuntimeException {
    private final long retryAfterSeconds;

    /// @param what has too much to do, for the log, such as `password hashing`
    /// @param retryAfterSeconds when to try again, at least 1
    public OverloadedException(String what, long retryAfterSeconds) {
        super(what + " has too much to do");
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    /// Seconds to wait before trying again.
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
