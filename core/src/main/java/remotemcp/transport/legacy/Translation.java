package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.UnaryOperator;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcNotification;

/// Says in an older revision what the server says in the newest: takes away what that revision does not know, since strict
/// clients refuse a whole message for one unknown block.
final class Translation {
    private Translation() {
    }

    static JsonObject result(String method, JsonObject result, Revision revision) {
        JsonObject common = common(result);
        return switch (method) {
            case "tools/list" -> each(common, "tools", tool -> OlderTool.describe(tool, revision));
            case "tools/call" -> OlderTool.result(common, revision);
            case "prompts/list" -> each(common, "prompts", prompt -> OlderPrompt.describe(prompt, revision));
            case "prompts/get" -> OlderPrompt.result(common, revision);
            default -> common;
        };
    }

    /// Without `resultType`, `ttlMs`, `cacheScope` and the reserved part of `_meta`, all new in 2026-07-28.
    private static JsonObject common(JsonObject result) {
        var kept = JsonObject.builder();
        for (Map.Entry<String, Json> member : result.entries()) {
            switch (member.getKey()) {
                case "resultType", "ttlMs", "cacheScope" -> { }
                case "_meta" -> putUnlessEmpty(kept, "_meta", unreserved(member.getValue()));
                default -> kept.put(member.getKey(), member.getValue());
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

    /// The object with every object in the array of that name changed.
    static JsonObject each(JsonObject object, String key, UnaryOperator<JsonObject> change) {
        JsonArray array = object.array(key).orElse(JsonArray.of());
        var changed = new ArrayList<Json>(array.size());
        for (Json item : array) {
            changed.add(item instanceof JsonObject known ? change.apply(known) : item);
        }
        return object.with(key, new JsonArray(changed));
    }

    /// The answer to `initialize`.
    static JsonObject initialize(McpServer server, Revision revision) {
        return JsonObject.builder().put("protocolVersion", revision.text())
            .put("capabilities", capabilities(server.capabilities(), revision))
            .put("serverInfo", serverInfo(server.serverInfo(), revision))
            .put("instructions", server.instructions()).build();
    }

    private static JsonObject capabilities(JsonObject newest, Revision revision) {
        JsonObject known = newest.without("extensions");
        return revision.isSince(Revision.MARCH_2025) ? known : known.without("completions");
    }

    private static JsonObject serverInfo(JsonObject newest, Revision revision) {
        JsonObject info = newest;
        if (!revision.isSince(Revision.NOVEMBER_2025)) {
            info = info.without("description").without("icons").without("websiteUrl");
        }
        return revision.isSince(Revision.JUNE_2025) ? info : info.without("title");
    }

    static RpcNotification notification(RpcNotification newest, Revision revision) {
        boolean unknown = newest.method().equals("notifications/progress") && !revision.isSince(Revision.MARCH_2025);
        return unknown ? new RpcNotification(newest.method(), newest.params().without("message")) : newest;
    }
}
