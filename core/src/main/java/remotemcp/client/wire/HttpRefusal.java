package remotemcp.client.wire;

import java.util.Optional;
import java.util.OptionalInt;
import remotemcp.client.ClientException;
import remotemcp.protocol.RpcException;

/// An HTTP answer that is none to the message sent: a status other than 2xx. Whoever asked decides what it means.
public final class HttpRefusal extends RuntimeException {
    private final int status;
    private final Optional<RpcException> error;
    private final boolean sessionLost;

    /// @param error the JSON-RPC error in the body, if there is one
    /// @param sessionLost whether the server does not know, or no longer knows, the session
    HttpRefusal(int status, Optional<RpcException> error, boolean sessionLost) {
        super("HTTP " + status + error.map(e -> ": " + Printable.of(e.getMessage())).orElse(""), null, false, false);
        this.status = status;
        this.error = error;
        this.sessionLost = sessionLost;
    }

    public int status() {
        return status;
    }

    public Optional<RpcException> error() {
        return error;
    }

    public boolean isSessionLost() {
        return sessionLost;
    }

    /// Whether the server speaks 2026-07-28 or later: it refused with an error that only such servers send.
    public boolean isModern() {
        return error.filter(HttpRefusal::isModern).isPresent();
    }

    /// Whether a status says that the server, or what stands before it, is away or busy for the moment: nothing of what the server is.
    public static boolean isPassing(int status) {
        return status == 429 || status >= 502 && status <= 504;
    }

    public static boolean isModern(RpcException error) {
        return error.code() == RpcException.UNSUPPORTED_PROTOCOL_VERSION || error.code() == RpcException.HEADER_MISMATCH
            || error.code() == RpcException.MISSING_CLIENT_CAPABILITY;
    }

    /// What the caller of the client is told.
    public RuntimeException toClient() {
        return error.map(RuntimeException.class::cast).orElseGet(
            () -> new ClientException(ClientException.Kind.REFUSED, "The server answers with HTTP status " + status,
                OptionalInt.of(status)));
    }
}
