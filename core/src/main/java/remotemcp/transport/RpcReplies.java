package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.Body;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;
import remotemcp.protocol.RpcResponse;

/// JSON-RPC responses as HTTP responses.
public final class RpcReplies {
    private static final HeaderList JSON =
        HeaderList.empty().with("Content-Type", "application/json").with("X-Content-Type-Options", "nosniff");

    private static final String RETRY_SECONDS = "1";

    private RpcReplies() {
    }

    /// 200 with a result.
    public static HttpResponse.Ready result(Json id, JsonObject result) {
        return json(200, new RpcResponse(id, result).toJson().bytes());
    }

    /// 200 with a result that is text already.
    public static HttpResponse.Ready result(Json id, byte[] result) {
        return json(200, RpcResponse.bytes(id, result));
    }

    /// An error, with the status its code has.
    public static HttpResponse.Ready failure(Optional<Json> id, RpcException error) {
        HttpResponse.Ready reply = failure(statusOf(error.code()), id, error);
        return switch (error.code()) {
            case RpcException.INSUFFICIENT_SCOPE -> reply.header("WWW-Authenticate", challenge(error));
            case RpcException.UNAVAILABLE -> reply.header("Retry-After", retryAfter(error));
            default -> reply;
        };
    }

    private static String retryAfter(RpcException error) {
        return Long.toString(error.details().flatMap(Json::asObject).orElse(JsonObject.empty()).integer("retryAfterSeconds").orElse(1));
    }

    /// RFC 6750 §3.1. The guard before the endpoint adds where the resource's metadata is.
    private static String challenge(RpcException error) {
        var scopes = error.details().flatMap(Json::asObject).flatMap(details -> details.array("scopes")).orElse(JsonArray.of());
        var names = scopes.values().stream().map(name -> name.asString().orElse("")).toList();
        return "Bearer error=\"insufficient_scope\", scope=\"" + String.join(" ", names)
            + "\", error_description=\"Sign in again from your app and allow more\"";
    }

    /// An error with that status. One for too many requests at a time says when to ask again; callers that know better replace it.
    public static HttpResponse.Ready failure(int status, Optional<Json> id, RpcException error) {
        HttpResponse.Ready reply = json(status, new RpcFailure(id, error).toJson().bytes());
        return status == RpcException.TOO_MANY_CALLS ? reply.header("Retry-After", RETRY_SECONDS) : reply;
    }

    /// 405 for a method this URL does not have, with words for the person who tries it by hand.
    public static HttpResponse.Ready methodNotAllowed(String allow) {
        return HttpResponse.text(405,
            "This address takes MCP messages by POST. Other methods are for sessions of older revisions and need the header Mcp-Session-Id.\n")
            .header("Allow", allow);
    }

    /// The status of an error that the method itself answers. Wrong parameters of a call that was understood are an ordinary
    /// answer: a client that sees 400 takes the server for one of another era (2026-07-28, Backward Compatibility).
    private static int statusOf(int code) {
        return switch (code) {
            case RpcException.METHOD_NOT_FOUND -> 404;
            case RpcException.INTERNAL_ERROR -> 500;
            case RpcException.INSUFFICIENT_SCOPE -> 403;
            case RpcException.TOO_MANY_CALLS -> 429;
            case RpcException.UNAVAILABLE -> 503;
            case RpcException.PARSE_ERROR, RpcException.INVALID_REQUEST, RpcException.HEADER_MISMATCH,
                RpcException.MISSING_CLIENT_CAPABILITY, RpcException.UNSUPPORTED_PROTOCOL_VERSION -> 400;
            default -> 200;
        };
    }

    /// One response, or an array of them, as it is written.
    public static HttpResponse.Ready json(int status, byte[] body) {
        return new HttpResponse.Ready(status, JSON, new Body.Bytes(body));
    }
}
