package remotemcp.protocol;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A JSON-RPC response that carries an error.
///
/// @param id the request's id; empty when it could not be read, and then the member is left out
public record RpcFailure(Optional<Json> id, RpcException error) implements RpcMessage {

    static RpcFailure from(Optional<Json> id, Json error) {
        JsonObject object = error.asObject().orElseThrow(() -> RpcException.invalidRequest("The member error must be an object"));
        int code = (int) object.integer("code").orElseThrow(() -> RpcException.invalidRequest("An error has a whole number as its code"));
        String message = object.string("message").orElse("");
        return new RpcFailure(id, object.find("data").map(data -> new RpcException(code, message, data))
            .orElseGet(() -> new RpcException(code, message)));
    }

    @Override
    public JsonObject toJson() {
        var body = JsonObject.builder().put("code", error.code()).put("message", error.getMessage());
        error.details().ifPresent(details -> body.put("data", details));
        var message = JsonObject.builder().put("jsonrpc", "2.0");
        id.ifPresent(value -> message.put("id", value));
        return message.put("error", body.build()).build();
    }
}
