package remotemcp.platform;

/// The server cannot do now what it was asked, by nobody's mistake. Clients are told to try again (503 with `Retry-After`, RFC 9110 §15.6.4),
/// in the form of the endpoint they called. The message is for the log.
public abstract sealed class UnavailableException extends RuntimeException permits OverloadedException, StoreUnavailableException {
    private final long retryAfterSeconds;

    UnavailableException(String message, Throwable cause, long retryAfterSeconds) {
        super(message, cause);
        this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
    }

    /// Seconds to wait before trying again.
    public final long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /// What clients and people may read of it: a sentence without its full stop.
    public abstract String publicReason();

    /// Notes it.
    ///
    /// @param during what failed, a short constant such as `mcp.request`
    public abstract void writeTo(Log log, String during);
}
