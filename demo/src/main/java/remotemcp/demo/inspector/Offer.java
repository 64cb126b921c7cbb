package remotemcp.demo.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.CallOptions;
import remotemcp.client.McpClient;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// One list of a server, `tools`, `resources` or `prompts`, as far as it was read.
///
/// @param complete whether the server had no more
/// @param problem what the server said instead of the list, or of the rest of it
record Offer(boolean isOffered, List<JsonObject> entries, boolean complete, Optional<String> problem) {
    static final Offer NONE = new Offer(false, List.of(), true, Optional.empty());
    private static final int MOST_PAGES = 5;
    private static final int MOST_ENTRIES = 500;

    static Offer read(McpClient client, String what, CallOptions options) {
        if (!client.peer().offers(what)) {
            return NONE;
        }
        var entries = new ArrayList<JsonObject>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES && entries.size() < MOST_ENTRIES; page++) {
            JsonObject result;
            try {
                result = client.request(what + "/list", JsonObject.builder().put("cursor", cursor).build(), options);
            } catch (RpcException error) {
                return new Offer(true, entries, false, Optional.of(error.code() + ": " + error.getMessage()));
            }
            for (Json entry : result.array(what).orElse(JsonArray.of())) {
                entry.asObject().filter(_ -> entries.size() < MOST_ENTRIES).ifPresent(entries::add);
            }
            cursor = result.string("nextCursor").filter(text -> !text.isEmpty());
            if (cursor.isEmpty()) {
                return new Offer(true, entries, entries.size() < MOST_ENTRIES, Optional.empty());
            }
        }
        return new Offer(true, entries, false, Optional.empty());
    }
}
