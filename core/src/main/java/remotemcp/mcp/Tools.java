package remotemcp.mcp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// The tools of one server, in the order they were declared: `tools/list` and `tools/call`. They never change, so every page of
/// the list is written once.
public final class Tools {
    private final Map<String, Tool> byName;
    private final Map<String, Answer> pages = new HashMap<>();
    private final Answer firstPage;
    private final Results results;

    Tools(List<Tool> tools, int pageSize, Results results) {
        this.results = results;
        byName = index(tools);
        firstPage = page(tools, 0, pageSize);
        for (int from = pageSize; from < tools.size(); from += pageSize) {
            pages.put(cursor(from), page(tools, from, pageSize));
        }
    }

    /// Every tool, in the order of the list.
    public List<Tool> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// All scopes that tools ask for, and what each allows, in words.
    public Map<String, String> scopes() {
        var scopes = new LinkedHashMap<String, String>();
        for (Tool tool : byName.values()) {
            scopes.putAll(tool.scopes());
        }
        return scopes;
    }

    Answer list(RpcRequest request, RequestContext context) {
        Json cursor = request.params().find("cursor").orElse(null);
        if (cursor == null) {
            return firstPage;
        }
        Answer page = pages.get(cursor.asString().orElse(""));
        if (page == null) {
            throw RpcException.invalidParams("Unknown cursor: start again without one");
        }
        return page;
    }

    Answer call(RpcRequest request, RequestContext context) {
        String name = request.params().string("name").orElseThrow(() -> RpcException.invalidParams("The member name must be a string"));
        Tool tool = byName.get(name);
        if (tool == null) {
            throw RpcException.invalidParams("Unknown tool: " + (name.length() <= 128 ? name : name.substring(0, 128) + "…"));
        }
        return tool.answer(request, context, results);
    }

    private Answer page(List<Tool> tools, int from, int size) {
        int to = Math.min(tools.size(), from + size);
        var definitions = new Json[to - from];
        for (int i = from; i < to; i++) {
            definitions[i - from] = tools.get(i).definition();
        }
        var result = JsonObject.builder().put("tools", JsonArray.of(definitions));
        if (to < tools.size()) {
            result.put("nextCursor", cursor(to));
        }
        return results.cacheable(result);
    }

    /// Tools come and go only with a new build of the server, so a plain position is as stable as a cursor can be.
    private static String cursor(int position) {
        return "tools-" + position;
    }

    private static Map<String, Tool> index(List<Tool> tools) {
        var index = new LinkedHashMap<String, Tool>();
        for (Tool tool : tools) {
            if (index.put(tool.name(), tool) != null) {
                throw new IllegalArgumentException("two tools named " + tool.name());
            }
        }
        return index;
    }
}
