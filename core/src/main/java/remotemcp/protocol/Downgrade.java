package remotemcp.protocol;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Says in an older revision what was said in the newest: takes away what that revision does not know, since strict peers refuse a
/// whole message for one unknown block. What is not part of MCP stays unchanged.
public final class Downgrade {
    private Downgrade() {
    }

    /// A result, which is complete.
    public static JsonObject result(String method, JsonObject result, Revision revision) {
        return McpMethod.olderResult(method, common(method, result), revision);
    }

    /// An error: a resource that is not there has a code of its own before 2026-07-28.
    public static RpcException error(String method, RpcException error, Revision revision) {
        boolean isMissing = McpMethod.isAboutResource(method) && error.code() == RpcException.INVALID_PARAMS
            && error.details().flatMap(Json::asObject).filter(details -> details.has("uri")).isPresent();
        return isMissing && !revision.isStateless()
            ? new RpcException(RpcException.RESOURCE_NOT_FOUND, error.getMessage(), error.details().orElseThrow()) : error;
    }

    /// Without `resultType`, `ttlMs`, `cacheScope` and the reserved part of `_meta`, all new in 2026-07-28.
    private static JsonObject common(String method, JsonObject result) {
        boolean isCacheable = McpMethod.isCacheable(method);
        var kept = JsonObject.builder();
        for (Map.Entry<String, Json> member : result.entries()) {
            switch (member.getKey()) {
                case "resultType" -> {}
                case "_meta" -> putUnlessEmpty(kept, "_meta", unreserved(member.getValue()));
                default -> {
                    if (!isCacheable || !member.getKey().equals("ttlMs") && !member.getKey().equals("cacheScope")) {
                        kept.put(member.getKey(), member.getValue());
                    }
                }
            }
        }
        return kept.build();
    }

    private static JsonObject unreserved(Json meta) {
        var kept = JsonObject.builder();
        for (Map.Entry<String, Json> member : meta.asObject().orElse(JsonObject.empty()).entries()) {
            if (!member.getKey().startsWith(MetaKeys.PREFIX)) {
                kept.put(member.getKey(), member.getValue());
            }
        }
        return kept.build();
    }

    private static void putUnlessEmpty(JsonObject.Builder to, String key, JsonObject value) {
        if (!value.isEmpty()) {
            to.put(key, value);
        }
    }

    /// The object with every object in the array of that name changed; as it is when it has no such array.
    static JsonObject each(JsonObject object, String key, UnaryOperator<JsonObject> change) {
        Optional<JsonArray> array = object.array(key);
        if (array.isEmpty()) {
            return object;
        }
        var changed = new ArrayList<Json>(array.get().size());
        for (Json item : array.get()) {
            changed.add(item instanceof JsonObject known ? change.apply(known) : item);
        }
        return object.with(key, new JsonArray(changed));
    }

    /// The answer to `initialize`.
    ///
    /// @param capabilities as `server/discover` tells them
    /// @param serverInfo an `Implementation` object
    public static JsonObject initialized(JsonObject capabilities, JsonObject serverInfo, Optional<String> instructions, Revision revision) {
        return JsonObject.builder().put("protocolVersion", revision.text())
            .put("capabilities", capabilities(capabilities, revision))
            .put("serverInfo", serverInfo(serverInfo, revision))
            .put("instructions", instructions).build();
    }

    /// The result of `server/discover` as the answer to `initialize`.
    public static JsonObject initialized(JsonObject discovered, Revision revision) {
        JsonObject info = discovered.object("_meta").flatMap(meta -> meta.object(MetaKeys.SERVER_INFO))
            .or(() -> discovered.object("serverInfo")).orElse(JsonObject.empty());
        return initialized(discovered.object("capabilities").orElse(JsonObject.empty()),
            JsonObject.builder().put("name", "remote server").put("version", "unknown").putAll(info).build(),
            discovered.string("instructions"), revision);
    }

    private static JsonObject capabilities(JsonObject newest, Revision revision) {
        JsonObject known = revision.has(Feature.EXTENSIONS) ? newest : newest.without("extensions");
        return revision.has(Feature.COMPLETIONS_CAPABILITY) ? known : known.without("completions");
    }

    private static JsonObject serverInfo(JsonObject newest, Revision revision) {
        JsonObject info = revision.has(Feature.ICONS) ? newest : newest.without("description").without("icons").without("websiteUrl");
        return revision.has(Feature.TITLES) ? info : info.without("title");
    }

    /// What a server says beside its results.
    public static RpcNotification notification(RpcNotification newest, Revision revision) {
        boolean unknown = newest.method().equals("notifications/progress") && !revision.has(Feature.PROGRESS_MESSAGE);
        JsonObject params = unknown ? newest.params().without("message") : newest.params();
        Optional<Json> meta = params.find("_meta");
        if (meta.isPresent()) {
            JsonObject kept = unreserved(meta.get());
            params = kept.isEmpty() ? params.without("_meta") : params.with("_meta", kept);
        }
        return params == newest.params() ? newest : new RpcNotification(newest.method(), params);
    }

    /// The parameters of what a server wants to know, such as `elicitation/create`, as a request of its own.
    public static JsonObject question(String method, JsonObject params, Revision revision) {
        return switch (method) {
            case "elicitation/create" -> isForm(params) && !revision.has(Feature.URL_ELICITATION) ? params.without("mode") : params;
            case "sampling/createMessage" -> OlderPrompt.result(params, revision);
            default -> params;
        };
    }

    /// The first kind of elicitation, which had no name.
    private static boolean isForm(JsonObject params) {
        return params.string("mode").filter("form"::equals).isPresent();
    }

    /// The parameters of a stateless request as those of a request in a session.
    public static JsonObject params(JsonObject params) {
        Optional<JsonObject> meta = params.object("_meta");
        if (meta.isEmpty()) {
            return params;
        }
        JsonObject rest = meta.get().without(MetaKeys.PROTOCOL_VERSION).without(MetaKeys.CLIENT_INFO)
            .without(MetaKeys.CLIENT_CAPABILITIES).without(MetaKeys.LOG_LEVEL);
        return rest.isEmpty() ? params.without("_meta") : params.with("_meta", rest);
    }

    /// The parameters of the handshake that a stateless request stands for.
    ///
    /// @param otherwise who asks, if the request does not say
    public static JsonObject initialize(RequestMeta meta, String revision, JsonObject otherwise) {
        return JsonObject.builder().put("protocolVersion", revision)
            .put("capabilities", meta.clientCapabilities().orElse(JsonObject.empty()))
            .put("clientInfo", meta.clientInfo().orElse(otherwise)).build();
    }
}
