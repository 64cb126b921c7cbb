package remotemcp.platform;

/// No whole answer came from another server. The message is safe to log.
public final class OutboundException extends RuntimeException {
    private enum Kind {
        LATE, BROKEN_OFF, OTHER
    }

    private final Kind kind;

    public OutboundException(String message) {
        this(message, Kind.OTHER);
    }

    private OutboundException(String message, Kind kind) {
        super(message);
        this.kind = kind;
    }

    /// Nothing came in time.
    public static OutboundException late(String message) {
        return new OutboundException(message, Kind.LATE);
    }

    /// There was a connection, and it ended before any of the answer came.
    public static OutboundException brokenOff(String message) {
        return new OutboundException(message, Kind.BROKEN_OFF);
    }

    /// Whether time ran out, and nothing else is known to be wrong.
    public boolean isLate() {
        return kind == Kind.LATE;
    }

    /// Whether a connection ended before any of the answer came, as a kept one does when its server closes it just then.
    public boolean isBrokenOff() {
        return kind == Kind.BROKEN_OFF;
    }
}
