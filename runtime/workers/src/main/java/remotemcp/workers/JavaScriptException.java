package remotemcp.workers;

/// A JavaScript promise was rejected; the message is the error's own text and stack, for the log only.
final class JavaScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean retryable;

    JavaScriptException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /// Whether a Durable Object failed in passing, by Cloudflare's word (`retryable`, and not `overloaded`): to be asked again, by
    /// whoever does no harm by asking twice.
    boolean isRetryable() {
        return retryable;
    }
}
