package remotemcp.protocol;

import java.util.Optional;
import java.util.OptionalLong;
import remotemcp.json.Json;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonNumber;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;

/// One JSON-RPC 2.0 message as MCP allows it (2026-07-28, basic, Messages): ids are strings or whole numbers, never `null`, and
/// `params` is an object when it is there. A `params` or an `error` of `null`, as some serializers write what is absent, counts as absent.
/// Batches are not messages.
public sealed interface RpcMessage permits RpcRequest, RpcNotification, RpcResponse, RpcFailure {

    JsonObject toJson();

    /// Reads a message.
    ///
    /// @throws RpcException with -32600 when the value is none
    static RpcMessage from(Json value) {
        if (!(value instanceof JsonObject object)) {
            throw RpcException.invalidRequest("A message is one JSON object");
        }
        if (!(object.find("jsonrpc").orElse(null) instanceof JsonString(var version)) || !version.equals("2.0")) {
            throw RpcException.invalidRequest("The member jsonrpc must be \"2.0\"");
        }
        if (object.has("method")) {
            return call(object);
        }
        return reply(object);
    }

    /// The id an error about this message can carry: its own if that can be read.
    static Optional<Json> idOf(Json value) {
        return value instanceof JsonObject object ? object.find("id").filter(RpcMessage::isId) : Optional.empty();
    }

    private static RpcMessage call(JsonObject object) {
        String method = object.string("method").orElseThrow(() -> RpcException.invalidRequest("The member method must be a string"));
        Json id = object.find("id").orElse(null);
        return id == null ? new RpcNotification(method, params(object)) : new RpcRequest(checkedId(id), method, params(object));
    }

    private static RpcMessage reply(JsonObject object) {
        Optional<Json> error = object.find("error").filter(found -> found != JsonNull.NULL);
        if (error.isPresent()) {
            return RpcFailure.from(idOf(object).map(RpcMessage::plainId), error.get());
        }
        Json id = object.find("id").orElseThrow(() -> RpcException.invalidRequest("The member method is missing"));
        return new RpcResponse(plainId(checkedId(id)), object.object("result").orElseThrow(
            () -> RpcException.invalidRequest("A message has a method, a result that is an object, or an error")));
    }

    private static JsonObject params(JsonObject object) {
        Json params = object.find("params").orElse(null);
        if (params == null || params == JsonNull.NULL) {
            return JsonObject.empty();
        }
        return params.asObject().orElseThrow(() -> RpcException.invalidRequest("The member params must be an object"));
    }

    private static Json checkedId(Json id) {
        if (!isId(id)) {
            throw RpcException.invalidRequest("The member id must be a string or a whole number");
        }
        return id;
    }

    /// The spelling that all literals of an id share: peers whose numbers are all fractions write `1.0` for `1`. What answers or names a
    /// request is compared in this form.
    static Json plainId(Json id) {
        if (!(id instanceof JsonNumber number)) {
            return id;
        }
        OptionalLong value = number.asLong();
        return value.isPresent() && !number.literal().equals(Long.toString(value.getAsLong())) ? JsonNumber.of(value.getAsLong()) : id;
    }

    static boolean isId(Json id) {
        return id instanceof JsonString || id instanceof JsonNumber number && number.isInteger();
    }
}
