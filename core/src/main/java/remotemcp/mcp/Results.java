package remotemcp.mcp;

import java.util.function.Consumer;
import remotemcp.json.JsonObject;
import remotemcp.protocol.MetaKeys;

/// Adds to each result what 2026-07-28 wants in every one: its type, who the server is, and how long a list may be kept.
public final class Results {
    /// What a server offers changes only with a new build of it.
    private static final long FRESH_MILLIS = 300_000;
    /// What changes while the server runs, which not every client is told.
    private static final long CHANGING_MILLIS = 10_000;

    private final JsonObject meta;

    Results(JsonObject serverInfo) {
        meta = JsonObject.of(MetaKeys.SERVER_INFO, serverInfo);
    }

    /// A result that is the end of its request.
    ///
    /// @param members adds what the method answers
    public JsonObject complete(Consumer<JsonObject.Builder> members) {
        var result = JsonObject.builder().put("resultType", "complete");
        members.accept(result);
        return result.put("_meta", meta).build();
    }

    /// A result that asks the client first (2026-07-28, Multi Round-Trip Requests).
    ///
    /// @param members adds the requests and the state
    public JsonObject inputRequired(Consumer<JsonObject.Builder> members) {
        var result = JsonObject.builder().put("resultType", "input_required");
        members.accept(result);
        return result.put("_meta", meta).build();
    }

    /// A result that is the same for everyone until the server is built again.
    public Answer.Fixed cacheable(JsonObject.Builder members) {
        return fixed(members, FRESH_MILLIS);
    }

    /// A result that is the same for everyone now.
    public Answer.Fixed changing(JsonObject.Builder members) {
        return fixed(members, CHANGING_MILLIS);
    }

    private Answer.Fixed fixed(JsonObject.Builder members, long freshMillis) {
        var result = JsonObject.builder().put("resultType", "complete").putAll(members.build())
            .put("ttlMs", freshMillis).put("cacheScope", "public").put("_meta", meta).build();
        return new Answer.Fixed(result, result.bytes());
    }
}
