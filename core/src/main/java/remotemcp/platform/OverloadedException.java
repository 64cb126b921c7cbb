package remotemcp.platform;

import remotemcp.json.JsonObject;

/// A bounded queue is full, so the work was rejected before it was begun; nothing was changed.
public final class OverloadedException extends UnavailableException {

    /// @param what has too much to do, for the log, such as `password hashing`
    /// @param retryAfterSeconds when to try again, at least 1
    public OverloadedException(String what, long retryAfterSeconds) {
        super(what + " has too much to do", null, retryAfterSeconds);
    }

    @Override
    public String publicReason() {
        return "The server is too busy just now";
    }

    @Override
    public void writeTo(Log log, String during) {
        log.warn("overloaded", JsonObject.builder().put("during", during).put("reason", getMessage()).build());
    }
}
