package remotemcp.workers;

/// A JavaScript promise was rejected; the message is the error's own text and stack, for the log only.
final class JavaScriptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JavaScriptException(String message) {
        super(message);
    }
}
