package remotemcp.platform;

import remotemcp.json.JsonObject;

/// The store cannot do now what it was asked: it is full, read-only, locked by somebody else, not reachable or closed. Whether a write took
/// effect is unknown; asked again once the store is back, the same work does the rest.
public final class StoreUnavailableException extends UnavailableException {
    private static final long RETRY_AFTER_SECONDS = 10;

    /// @param message what the store says, for the log alone
    public StoreUnavailableException(String message) {
        super(message, null, RETRY_AFTER_SECONDS);
    }

    /// @param message what the store says, for the log alone
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause, RETRY_AFTER_SECONDS);
    }

    @Override
    public String publicReason() {
        return "The server cannot reach or change its stored data just now";
    }

    @Override
    public void writeTo(Log log, String during) {
        log.write(Log.Level.ERROR, "store.unavailable", JsonObject.builder().put("during", during).put("reason", getMessage()).build());
    }
}
