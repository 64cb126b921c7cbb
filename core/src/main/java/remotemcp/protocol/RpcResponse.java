package remotemcp.protocol;

import java.nio.charset.StandardCharsets;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A JSON-RPC response that carries a result.
public record RpcResponse(Json id, JsonObject result) implements RpcMessage {
    private static final byte[] BEFORE_ID = "{\"jsonrpc\":\"2.0\",\"id\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEFORE_RESULT = ",\"result\":".getBytes(StandardCharsets.US_ASCII);

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("result", result).build();
    }

    /// The response's UTF-8 text around a result that is text already.
    public static byte[] bytes(Json id, byte[] result) {
        byte[] idText = id.bytes();
        var out = new byte[BEFORE_ID.length + idText.length + BEFORE_RESULT.length + result.length + 1];
        int at = append(out, 0, BEFORE_ID);
        at = append(out, at, idText);
        at = append(out, at, BEFORE_RESULT);
        at = append(out, at, result);
        out[at] = '}';
        return out;
    }

    private static int append(byte[] out, int at, byte[] part) {
        System.arraycopy(part, 0, out, at, part.length);
        return at + part.length;
    }
}
