package remotemcp.client.wire;

import java.util.ArrayList;
import java.util.List;
import remotemcp.client.ClientException;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;

/// Reads the messages in a piece of text: one, or the array of several that 2025-03-26 allows.
public final class Messages {
    private Messages() {
    }

    /// @throws ClientException PROTOCOL when it is not JSON within our limits, or no message of JSON-RPC
    public static List<RpcMessage> read(byte[] utf8) {
        try {
            Json value = Json.parse(utf8, Limits.JSON);
            return value instanceof JsonArray batch ? all(batch) : List.of(RpcMessage.from(value));
        } catch (JsonException e) {
            throw ClientException.protocol("The server sent text that is not JSON we can take: " + e.getMessage());
        } catch (RpcException e) {
            throw ClientException.protocol("The server sent JSON that is no MCP message: " + e.getMessage());
        }
    }

    private static List<RpcMessage> all(JsonArray batch) {
        if (batch.size() > Limits.BATCH) {
            throw ClientException.protocol("The server sent a batch of " + batch.size() + " messages");
        }
        var messages = new ArrayList<RpcMessage>();
        for (Json value : batch) {
            messages.add(RpcMessage.from(value));
        }
        return messages;
    }
}
