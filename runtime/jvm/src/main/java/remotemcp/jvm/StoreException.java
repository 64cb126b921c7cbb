package remotemcp.jvm;

/// The database could not be asked: it is full, locked, gone or broken. Whether a write took effect is unknown.
public final class StoreException extends RuntimeException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
