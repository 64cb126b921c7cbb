package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.platform.Caller;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Reads what every request of 2026-07-28 says of itself: version, client and wishes, in `_meta` and in the headers that repeat
/// it (basic, Per-request protocol fields).
final class RequestMetadata {
    private RequestMetadata() {
    }

    /// @throws RpcException -32602 for a missing field, -32020 for a header that disagrees, -32022 for a version we do not speak
    static RequestContext read(Headers headers, RpcRequest request, Caller caller) {
        JsonObject meta = request.meta();
        checkVersion(headers, text(meta, MetaKeys.PROTOCOL_VERSION));
        JsonObject capabilities = meta.object(MetaKeys.CLIENT_CAPABILITIES).orElseThrow(() -> missing(MetaKeys.CLIENT_CAPABILITIES));
        MirroredHeaders.checkMethod(headers, request);
        MirroredHeaders.checkName(headers, request);
        return new RequestContext(caller, capabilities, logLevel(meta));
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

    private static Optional<LogLevel> logLevel(JsonObject meta) {
        Json level = meta.find(MetaKeys.LOG_LEVEL).orElse(null);
        if (level == null) {
            return Optional.empty();
        }
        Optional<LogLevel> known = level.asString().flatMap(LogLevel::of);
        if (known.isEmpty()) {
            throw RpcException.invalidParams("Unknown log level in _meta");
        }
        return known;
    }

    private static String text(JsonObject meta, String key) {
        if (meta.find(key).orElse(null) instanceof JsonString(var text)) {
            return text;
        }
        throw missing(key);
    }

    private static RpcException missing(String key) {
        return RpcException.invalidParams("The field " + key + " is missing in params._meta");
    }
}
