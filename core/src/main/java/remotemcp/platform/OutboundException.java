package remotemcp.platform;

/// No whole answer came from another server. The message is safe to log.
public final class OutboundException extends RuntimeException {
    public OutboundException(String message) {
        super(message);
    }
}
