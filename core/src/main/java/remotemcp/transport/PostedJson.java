package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.BodyLimit;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.platform.Caller;
import remotemcp.protocol.RpcException;

/// The body of a POST to any MCP URL: JSON of bounded size that says it is JSON, or the answer that refuses it.
public sealed interface PostedJson {
    int LIMIT = 4 * 1024 * 1024;
    BodyLimit BODY = BodyLimit.guarded(LIMIT,
        head -> refusal(413, RpcException.invalidRequest("The body has more than " + LIMIT + " bytes")));

    record Read(Json json) implements PostedJson {
    }

    record Refused(HttpResponse response) implements PostedJson {
    }

    /// Has the body read if the head says that it is JSON.
    ///
    /// @param rest answers the whole request
    static HttpResponse reading(HttpRequest head, Caller caller, HttpHandler rest) {
        return MediaTypes.isJson(head.headers()) ? BODY.read(head, caller.subject(), rest)
            : refusal(415, RpcException.invalidRequest("The Content-Type must be application/json"));
    }

    static PostedJson read(HttpRequest request) {
        try {
            return new Read(Json.parse(request.body()));
        } catch (JsonException malformed) {
            return new Refused(refusal(400, new RpcException(RpcException.PARSE_ERROR, "Parse error: " + malformed.getMessage())));
        }
    }

    private static HttpResponse refusal(int status, RpcException error) {
        return RpcReplies.failure(status, Optional.empty(), error);
    }
}
