package remotemcp.platform;

/// No whole answer came from another server. The message is safe to log.
public final class OutboundException extends RuntimeException {
    private final boolean late;

    public OutboundException(String message) {
        this(message, false);
    }

    private OutboundException(String message, boolean late) {
        super(message);
        this.late = late;
    }

    /// Nothing came in time.
    public static OutboundException late(String message) {
        return new OutboundException(message, true);
    }

    /// Whether time ran out, and nothing else is known to be wrong.
    public boolean isLate() {
        return late;
    }
}
