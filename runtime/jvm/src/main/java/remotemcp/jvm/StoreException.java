package remotemcp.jvm;

/// The database cannot be used as a store: it cannot be opened, was written by a newer version, or was asked wrongly, which is a bug. One
/// that is in trouble while it is used is [remotemcp.platform.StoreUnavailableException].
public final class StoreException extends RuntimeException {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
