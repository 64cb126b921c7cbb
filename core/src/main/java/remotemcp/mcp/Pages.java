package remotemcp.mcp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// A list that a server shows in pages, such as `tools/list` (2026-07-28, Pagination), as it is at one time. Every page is written once.
final class Pages {
    private final String member;
    private final List<JsonObject> entries;
    private final Results results;
    private final long version;
    private final boolean isChanging;
    private final Map<String, Answer> later = new HashMap<>();
    private final Answer first;

    /// @param member what the list is called, such as `tools`
    /// @param version counts the changes of the list
    /// @param isChanging whether the list may be another one soon
    Pages(String member, List<JsonObject> entries, int size, Results results, long version, boolean isChanging) {
        this.member = member;
        this.entries = entries;
        this.results = results;
        this.version = version;
        this.isChanging = isChanging;
        first = page(0, size);
        for (int from = size; from < entries.size(); from += size) {
            later.put(cursor(from), page(from, size));
        }
    }

    boolean areMany() {
        return !later.isEmpty();
    }

    long version() {
        return version;
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
        return isChanging ? results.changing(result) : results.cacheable(result);
    }

    /// A position in this version of the list: a cursor of another version is refused, since entries could be missed.
    private String cursor(int position) {
        return version == 0 ? member + "-" + position : member + "-" + version + "-" + position;
    }
}
