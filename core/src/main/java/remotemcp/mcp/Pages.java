package remotemcp.mcp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// A list that a server shows in pages, such as `tools/list` (2026-07-28, Pagination). What is listed never changes, so every page
/// is written once.
final class Pages {
    private final String member;
    private final List<JsonObject> entries;
    private final Results results;
    private final Map<String, Answer> later = new HashMap<>();
    private final Answer first;

    /// @param member what the list is called, such as `tools`
    Pages(String member, List<JsonObject> entries, int size, Results results) {
        this.member = member;
        this.entries = entries;
        this.results = results;
        first = page(0, size);
        for (int from = size; from < entries.size(); from += size) {
            later.put(cursor(from), page(from, size));
        }
    }

    boolean areMany() {
        return !later.isEmpty();
    }

    Answer list(RpcRequest request, RequestContext context) {
        Json cursor = request.params().find("cursor").orElse(null);
        if (cursor == null) {
            return first;
        }
        Answer page = later.get(cursor.asString().orElse(""));
        if (page == null) {
            throw RpcException.invalidParams("Unknown cursor: start again without one");
        }
        return page;
    }

    private Answer page(int from, int size) {
        int to = Math.min(entries.size(), from + size);
        var shown = new Json[to - from];
        for (int i = from; i < to; i++) {
            shown[i - from] = entries.get(i);
        }
        var result = JsonObject.builder().put(member, JsonArray.of(shown));
        if (to < entries.size()) {
            result.put("nextCursor", cursor(to));
        }
        return results.cacheable(result);
    }

    /// Entries come and go only with a new build of the server, so a plain position is as stable as a cursor can be.
    private String cursor(int position) {
        return member + "-" + position;
    }
}
