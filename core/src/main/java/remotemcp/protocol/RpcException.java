package remotemcp.protocol;

import java.util.Collection;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.UnavailableException;

/// A request that cannot be answered with a result: becomes a JSON-RPC error response (MCP 2026-07-28, basic, Error Codes).
///
/// The message is meant for the client and is sent as it is.
public final class RpcException extends RuntimeException {
    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;
    public static final int HEADER_MISMATCH = -32020;
    public static final int MISSING_CLIENT_CAPABILITY = -32021;
    public static final int UNSUPPORTED_PROTOCOL_VERSION = -32022;
    /// 2025-11-25, elicitation: pages to be opened before the request is made again.
    public static final int URL_ELICITATION_REQUIRED = -32042;
    /// Before 2026-07-28, server/resources: there is no such resource. Since then that is [#INVALID_PARAMS].
    public static final int RESOURCE_NOT_FOUND = -32002;
    /// Codes that servers before 2026-07-28 use by custom.
    public static final int REFUSED = -32000;
    public static final int SESSION_NOT_FOUND = -32001;
    /// Beyond the codes that JSON-RPC and MCP keep for themselves.
    public static final int INSUFFICIENT_SCOPE = 403;
    /// Likewise: the user has too many calls at work.
    public static final int TOO_MANY_CALLS = 429;
    /// Likewise: what authorised the call has ended while it ran.
    public static final int ACCESS_ENDED = 401;
    /// Likewise: the server cannot do it now; the request can be made again.
    public static final int UNAVAILABLE = 503;

    /// Characters of a URI that an error repeats.
    private static final int MOST_OF_A_URI = 2_048;

    private final int code;
    private final Optional<Json> details;

    public RpcException(int code, String message) {
        this(code, message, Optional.empty());
    }

    public RpcException(int code, String message, Json details) {
        this(code, message, Optional.of(details));
    }

    /// Carries no stack trace: the client's mistake is not ours to trace, and filling one in is the dearest part of an error.
    private RpcException(int code, String message, Optional<Json> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    public static RpcException invalidParams(String message) {
        return new RpcException(INVALID_PARAMS, message);
    }

    /// There is no such resource, or none for this caller (2026-07-28, server/resources, Error Handling).
    public static RpcException resourceNotFound(String uri) {
        String shown = DeclaredName.clip(uri);
        return new RpcException(INVALID_PARAMS, "Resource not found: " + shown,
            JsonObject.of("uri", uri.length() <= MOST_OF_A_URI ? uri : shown));
    }

    public static RpcException invalidRequest(String message) {
        return new RpcException(INVALID_REQUEST, message);
    }

    public static RpcException methodNotFound(String method) {
        return new RpcException(METHOD_NOT_FOUND, "Method not found: " + DeclaredName.clip(method));
    }

    public static RpcException headerMismatch(String message) {
        return new RpcException(HEADER_MISMATCH, "Header mismatch: " + message);
    }

    /// @param capabilities what the client would have to declare, in the shape of its `clientCapabilities`
    public static RpcException missingClientCapability(JsonObject capabilities) {
        return new RpcException(MISSING_CLIENT_CAPABILITY, "The client does not declare a capability that this request needs",
            JsonObject.of("requiredCapabilities", capabilities));
    }

    /// @param needed all scopes the request needs, so that a client asks its user once
    public static RpcException insufficientScope(Collection<String> needed) {
        return new RpcException(INSUFFICIENT_SCOPE,
            "This needs the scope " + String.join(" ", needed) + ". Sign in again from your app and allow it",
            JsonObject.of("scopes", JsonArray.ofStrings(needed)));
    }

    /// What cannot be done now, with the time to wait before trying again.
    public static RpcException unavailable(UnavailableException reason) {
        return new RpcException(UNAVAILABLE, reason.publicReason() + ": try again in " + reason.retryAfterSeconds() + " s",
            JsonObject.builder().put("retryAfterSeconds", reason.retryAfterSeconds()).build());
    }

    public static RpcException unsupportedVersion(String requested, JsonArray supported) {
        var versions = JsonObject.builder().put("supported", supported).put("requested", DeclaredName.clip(requested)).build();
        return new RpcException(UNSUPPORTED_PROTOCOL_VERSION, "Unsupported protocol version", versions);
    }

    public int code() {
        return code;
    }

    /// What the error's `data` member holds.
    public Optional<Json> details() {
        return details;
    }
}
