package remotemcp.client;

import remotemcp.json.JsonObject;

/// Lets a model answer for a server (client, Sampling). The host keeps a human in the loop.
@FunctionalInterface
public interface Sampling {

    /// @param params `messages`, `maxTokens` and more, as the server sent them
    /// @return `role`, `content`, `model`, perhaps `stopReason`
    /// @throws remotemcp.protocol.RpcException when the user or the model refuses
    JsonObject create(JsonObject params);
}
