package remotemcp.mcp;

import java.util.Optional;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcNotification;

/// Something that a server offers has changed.
///
/// @param method the notification that tells it
/// @param uri the resource, where a single one has changed
public record ServerChange(String method, Optional<String> uri) {

    /// As it is told to clients.
    RpcNotification notification() {
        return new RpcNotification(method, uri.map(named -> JsonObject.of("uri", named)).orElse(JsonObject.empty()));
    }
}
