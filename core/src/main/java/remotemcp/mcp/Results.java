package remotemcp.mcp;

import remotemcp.json.JsonObject;
import remotemcp.protocol.MetaKeys;

/// Adds to each result what 2026-07-28 wants in every one: its type, who the server is, and how long a list may be kept.
final class Results implements Tool.Finish {
    /// What a server offers changes only with a new build of it.
    private static final long FRESH_MILLIS = 300_000;

    private final JsonObject meta;

    Results(JsonObject serverInfo) {
        meta = JsonObject.of(MetaKeys.SERVER_INFO, serverInfo);
    }

    @Override
    public JsonObject result(ToolResult answer) {
        var result = JsonObject.builder().put("resultType", "complete");
        answer.writeTo(result);
        return result.put("_meta", meta).build();
    }

    JsonObject complete(JsonObject.Builder members) {
        return JsonObject.builder().put("resultType", "complete").putAll(members.build()).put("_meta", meta).build();
    }

    /// A result that is the same for everyone.
    Answer.Fixed cacheable(JsonObject.Builder members) {
        var result = JsonObject.builder().put("resultType", "complete").putAll(members.build())
            .put("ttlMs", FRESH_MILLIS).put("cacheScope", "public").put("_meta", meta).build();
        return new Answer.Fixed(result, result.bytes());
    }
}
