package remotemcp.protocol;

import remotemcp.json.JsonObject;

/// A JSON-RPC notification: a message that gets no response.
public record RpcNotification(String method, JsonObject params) implements RpcMessage {

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("jsonrpc", "2.0").put("method", method).put("params", params).build();
    }
}
