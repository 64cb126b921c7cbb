package remotemcp.mcp;

import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.json.JsonString;
import remotemcp.protocol.RpcException;

/// The member `arguments` of a request, in the forms that clients give it.
public final class SentArguments {
    /// Unknown arguments that an error names: the answer to a call is not longer than the call is worth.
    public static final int MOST_NAMED = 10;

    private SentArguments() {
    }

    /// The arguments, where the member is an object or absent, as the specification has it.
    ///
    /// @param params which have the member
    /// @throws RpcException for anything else
    public static JsonObject exactly(JsonObject params) {
        return switch (params.find("arguments").orElse(null)) {
            case null -> JsonObject.empty();
            case JsonObject object -> object;
            default -> throw RpcException.invalidParams("The member arguments must be an object");
        };
    }

    /// The arguments, also where the client means none by null, by an empty list (PHP cannot tell it from an empty object) or by an empty text,
    /// and where it sends the object as its JSON text.
    ///
    /// @param params which have the member
    /// @throws RpcException for anything else
    public static JsonObject of(JsonObject params) {
        return switch (params.find("arguments").orElse(null)) {
            case null -> JsonObject.empty();
            case JsonObject object -> object;
            case JsonNull _ -> JsonObject.empty();
            case JsonArray list when list.isEmpty() -> JsonObject.empty();
            case JsonString(var text) -> text.isBlank() ? JsonObject.empty() : parsed(text);
            default -> throw RpcException.invalidParams("The member arguments must be an object");
        };
    }

    private static JsonObject parsed(String text) {
        try {
            if (Json.parse(text) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException noJson) {
            // Refused below, in words.
        }
        throw RpcException.invalidParams("The member arguments must be an object, and is a text that does not hold one");
    }
}
