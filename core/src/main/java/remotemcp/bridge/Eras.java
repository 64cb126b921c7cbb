package remotemcp.bridge;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.Implementation;
import remotemcp.protocol.McpMethod;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

/// What is said otherwise before and since 2026-07-28: pure functions from the words of one era to those of the other.
final class Eras {

    private static final List<String> RESERVED = List.of(MetaKeys.PROTOCOL_VERSION, MetaKeys.CLIENT_INFO, MetaKeys.CLIENT_CAPABILITIES, MetaKeys.LOG_LEVEL);

    private Eras() {
    }

    /// Whether the host speaks 2026-07-28 or later in this request.
    static boolean isStateless(RpcRequest request) {
        return request.meta().namesVersion() || request.method().equals("server/discover") || request.method().equals("subscriptions/listen");
    }

    /// The parameters of a stateless request as those of a session.
    static JsonObject withoutMeta(JsonObject params) {
        Optional<JsonObject> meta = params.object("_meta");
        if (meta.isEmpty()) {
            return params;
        }
        JsonObject rest = meta.get();
        for (String key : RESERVED) {
            rest = rest.without(key);
        }
        return rest.isEmpty() ? params.without("_meta") : params.with("_meta", rest);
    }

    /// The parameters of a session's request as those of a stateless one.
    ///
    /// @param initialize what the host said of itself at the handshake
    static JsonObject withMeta(JsonObject params, JsonObject initialize, Optional<String> logLevel) {
        var meta = JsonObject.builder().putAll(params.object("_meta").orElse(JsonObject.empty()))
            .put(MetaKeys.PROTOCOL_VERSION, Revision.NEWEST.text())
            .put(MetaKeys.CLIENT_CAPABILITIES, initialize.object("capabilities").orElse(JsonObject.empty()));
        initialize.object("clientInfo").ifPresent(info -> meta.put(MetaKeys.CLIENT_INFO, info));
        return params.with("_meta", meta.put(MetaKeys.LOG_LEVEL, logLevel).build());
    }

    /// The handshake that a stateless request stands for.
    static JsonObject initialize(RpcRequest request, String revision) {
        return JsonObject.builder().put("protocolVersion", revision)
            .put("capabilities", request.meta().clientCapabilities().orElse(JsonObject.empty()))
            .put("clientInfo", request.meta().clientInfo()
                .orElseGet(() -> Implementation.named("remote-mcp bridge")))
            .build();
    }

    /// The request that finds out, on behalf of a host of older revisions, what a server is.
    static JsonObject discover(JsonObject initialize) {
        return withMeta(JsonObject.empty(), initialize, Optional.empty());
    }

    /// What `server/discover` told, as the answer to `initialize`.
    ///
    /// @param wished the revision that the host asked for
    static JsonObject initialized(JsonObject discovered, String wished) {
        JsonObject info = discovered.object("_meta").flatMap(meta -> meta.object(MetaKeys.SERVER_INFO))
            .or(() -> discovered.object("serverInfo")).orElse(JsonObject.empty());
        var result = JsonObject.builder().put("protocolVersion", Revision.negotiate(wished).text())
            .put("capabilities", discovered.object("capabilities").orElse(JsonObject.empty()))
            .put("serverInfo", JsonObject.builder().put("name", "remote server").put("version", "unknown").putAll(info).build());
        return result.put("instructions", discovered.string("instructions")).build();
    }

    /// What `initialize` told, as the answer to `server/discover`.
    static JsonObject discovered(JsonObject initialized) {
        var result = JsonObject.builder().put("supportedVersions", JsonArray.ofStrings(List.of(Revision.NEWEST.text())))
            .put("capabilities", initialized.object("capabilities").orElse(JsonObject.empty()))
            .put("instructions", initialized.string("instructions"));
        return complete("server/discover", result.build(), initialized);
    }

    /// A result of a session as a stateless one.
    ///
    /// @param initialized the handshake's result, which names the server
    static JsonObject complete(String method, JsonObject result, JsonObject initialized) {
        var complete = JsonObject.builder().put("resultType", "complete").putAll(result);
        if (McpMethod.isCacheable(method)) {
            complete = JsonObject.builder().put("resultType", "complete").put("ttlMs", 0).put("cacheScope", "private").putAll(result);
        }
        Optional<JsonObject> info = initialized.object("serverInfo");
        if (info.isPresent()) {
            complete.put("_meta", JsonObject.builder().put(MetaKeys.SERVER_INFO, info.get())
                .putAll(result.object("_meta").orElse(JsonObject.empty())).build());
        }
        return complete.build();
    }

    /// A stateless result as one of a session.
    static JsonObject plain(String method, JsonObject result) {
        JsonObject plain = result.without("resultType");
        return McpMethod.isCacheable(method) ? plain.without("ttlMs").without("cacheScope") : plain;
    }

    static String resultType(JsonObject result) {
        return result.find("resultType").map(type -> type.asString().orElse("")).orElse("complete");
    }

    /// One question of a server, as a result that asks it.
    static JsonObject inputRequired(RpcRequest question, String state) {
        JsonObject asked = JsonObject.builder().put("method", question.method()).put("params", question.params()).build();
        return JsonObject.builder().put("resultType", "input_required").put("inputRequests", JsonObject.of(INPUT, asked)).put("requestState", state).build();
    }

    /// The name under which the one question of [#inputRequired] is answered.
    static final String INPUT = "input";

    /// Where a member of `params._meta` holds this value, the other one.
    static JsonObject remapped(JsonObject object, String key, Json from, Json to) {
        Optional<JsonObject> meta = object.object("_meta").filter(found -> found.find(key).map(RpcMessage::plainId).filter(from::equals).isPresent());
        return meta.map(found -> object.with("_meta", found.with(key, to))).orElse(object);
    }
}
