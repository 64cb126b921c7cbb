package remotemcp.protocol;

import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A JSON-RPC request.
///
/// @param id string or whole number, sent back exactly as it was written
public record RpcRequest(Json id, String method, JsonObject params) implements RpcMessage {

    /// What `params._meta` holds; empty when it is absent.
    public JsonObject meta() {
        return params.object("_meta").orElse(JsonObject.empty());
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("method", method).put("params", params).build();
    }
}
