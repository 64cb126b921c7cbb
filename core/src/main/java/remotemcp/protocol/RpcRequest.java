package remotemcp.protocol;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A JSON-RPC request.
///
/// @param id string or whole number, sent back exactly as it was written
/// @param meta what `params._meta` holds
public record RpcRequest(Json id, String method, JsonObject params, RequestMeta meta) implements RpcMessage {

    public RpcRequest(Json id, String method, JsonObject params) {
        this(id, method, params, RequestMeta.of(params));
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("method", method).put("params", params).build();
    }
}
