package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.transport.ProtocolVersions;
import remotemcp.transport.RpcReplies;

/// What the transport itself refuses: an HTTP status, with a JSON-RPC error that says why. Errors of a method or a tool are
/// answered with 200 here: to old clients 404 means that their session is gone, and bridges between transports pass on messages
/// only, so that any other status would leave the host behind them waiting.
final class Refusal {
    private Refusal() {
    }

    /// One answer for a session that never was, has ended, or is another user's: nobody learns which.
    static HttpResponse.Ready sessionNotFound(Optional<Json> id) {
        return RpcReplies.failure(404, id,
            new RpcException(RpcException.SESSION_NOT_FOUND, "Session not found: begin a new one with initialize"));
    }

    static HttpResponse.Ready sessionRequired(Optional<Json> id) {
        return refused(400, id, "The header Mcp-Session-Id is missing: begin with initialize");
    }

    static HttpResponse.Ready tooManySessions(Optional<Json> id) {
        return refused(429, id, "Too many open sessions: close some and try again");
    }

    static HttpResponse.Ready sessionsTooFast(Optional<Json> id, long seconds) {
        return refused(429, id, "You begin sessions too fast: wait " + seconds + " seconds, and use a session for more than one call")
            .header("Retry-After", Long.toString(seconds));
    }

    static HttpResponse.Ready tooManyStreams(String why) {
        return refused(429, Optional.empty(), why);
    }

    /// @param named in the header `MCP-Protocol-Version`
    static HttpResponse.Ready unknownRevision(Optional<Json> id, String named) {
        return RpcReplies.failure(400, id, ProtocolVersions.unsupported(named, Revision.textsWithHandshake()));
    }

    static HttpResponse.Ready notAcceptable(String types) {
        return refused(406, Optional.empty(), "The header Accept must list " + types);
    }

    static HttpResponse.Ready badMessage(Optional<Json> id, RpcException error) {
        return RpcReplies.failure(400, id, error);
    }

    private static HttpResponse.Ready refused(int status, Optional<Json> id, String why) {
        return RpcReplies.failure(status, id, new RpcException(RpcException.REFUSED, why));
    }
}
