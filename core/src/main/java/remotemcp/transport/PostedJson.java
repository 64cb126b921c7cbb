package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.mcp.RpcException;

/// The body of a POST to any MCP URL: JSON of bounded size that says it is JSON, or the answer that refuses it.
public sealed interface PostedJson {
    int LIMIT = 4 * 1024 * 1024;

    record Read(Json json) implements PostedJson {
    }

    record Refused(HttpResponse response) implements PostedJson {
    }

    static PostedJson read(HttpRequest request) {
        if (!MediaTypes.isJson(request.headers())) {
            return refuse(415, RpcException.invalidRequest("The Content-Type must be application/json"));
        }
        if (request.body().length > LIMIT) {
            return refuse(413, RpcException.invalidRequest("The body has more than " + LIMIT + " bytes"));
        }
        try {
            return new Read(Json.parse(request.body()));
        } catch (JsonException malformed) {
            return refuse(400, new RpcException(RpcException.PARSE_ERROR, "Parse error: " + malformed.getMessage()));
        }
    }

    private static PostedJson refuse(int status, RpcException error) {
        return new Refused(RpcReplies.failure(status, Optional.empty(), error));
    }
}
