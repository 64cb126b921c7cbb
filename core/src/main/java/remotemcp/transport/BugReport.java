package remotemcp.transport;

import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.UnavailableException;
import remotemcp.protocol.RpcException;

/// Turns an exception nobody expected into an error that tells the client an id and nothing else; the log tells the rest.
public final class BugReport {
    private static final int ID_BYTES = 9;

    private final Platform platform;

    public BugReport(Platform platform) {
        this.platform = platform;
    }

    /// The error to answer with. What is an error for the client already is passed on.
    public RpcException of(String event, Throwable cause) {
        if (cause instanceof RpcException known) {
            return known;
        }
        if (cause instanceof UnavailableException reason) {
            reason.writeTo(platform.log(), event);
            return RpcException.unavailable(reason);
        }
        String id = Base64Url.encode(platform.random().bytes(ID_BYTES));
        platform.log().bug(id, event, cause);
        return new RpcException(RpcException.INTERNAL_ERROR, "Internal error, reported as " + id);
    }
}
