package remotemcp.bridge;

import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;
import remotemcp.protocol.Upgrade;

/// Which era a message belongs to, and what goes along from one to the other.
final class Eras {

    private Eras() {
    }

    /// Whether the host speaks 2026-07-28 or later in this request.
    static boolean isStateless(RpcRequest request) {
        return request.meta().namesVersion() || request.method().equals("server/discover")
            || request.method().equals("subscriptions/listen");
    }

    /// The request that finds out, on behalf of a host of older revisions, what a server is.
    static JsonObject discover(JsonObject initialize) {
        return Upgrade.params(JsonObject.empty(), initialize, Optional.empty());
    }

    static String resultType(JsonObject result) {
        return result.find("resultType").map(type -> type.asString().orElse("")).orElse("complete");
    }

    /// Where a member of `params._meta` holds this value, the other one.
    static JsonObject remapped(JsonObject object, String key, Json from, Json to) {
        Optional<JsonObject> meta =
            object.object("_meta").filter(found -> found.find(key).map(RpcMessage::plainId).filter(from::equals).isPresent());
        return meta.map(found -> object.with("_meta", found.with(key, to))).orElse(object);
    }
}
