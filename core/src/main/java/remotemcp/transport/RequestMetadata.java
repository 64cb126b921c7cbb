package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.input.RequestStates;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.RequestMeta;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Reads what every request of 2026-07-28 says of itself: version, client and wishes, in `_meta` and in the headers that repeat
/// it (basic, Per-request protocol fields).
final class RequestMetadata {
    private RequestMetadata() {
    }

    /// @throws RpcException -32602 for a missing field, -32020 for a header that disagrees, -32022 for a version we do not speak
    static RequestContext read(Headers headers, RpcRequest request, Caller caller, Log log, RequestStates states) {
        RequestMeta meta = request.meta();
        checkVersion(headers, meta.protocolVersion().orElseThrow(() -> missing(MetaKeys.PROTOCOL_VERSION)));
        JsonObject capabilities = meta.clientCapabilities().orElseThrow(() -> missing(MetaKeys.CLIENT_CAPABILITIES));
        MirroredHeaders.checkMethod(headers, request);
        MirroredHeaders.checkName(headers, request);
        return new RequestContext(caller, capabilities, meta.logLevel(),
            (called, arguments) -> MirroredHeaders.checkArguments(headers, called, arguments), log, Optional.empty(),
            Optional.of(states));
    }

    private static void checkVersion(Headers headers, String version) {
        String header = MirroredHeaders.one(headers, HeaderNames.PROTOCOL_VERSION)
            .orElseThrow(() -> RpcException.headerMismatch(HeaderNames.PROTOCOL_VERSION + " is missing"));
        if (!header.equals(version)) {
            throw RpcException.headerMismatch(HeaderNames.PROTOCOL_VERSION + " is not the version in _meta");
        }
        if (!version.equals(Revision.NEWEST.text())) {
            throw RpcException.unsupportedVersion(version, McpServer.SUPPORTED);
        }
    }

    private static RpcException missing(String key) {
        return RpcException.invalidParams("The field " + key + " is missing in params._meta");
    }
}
