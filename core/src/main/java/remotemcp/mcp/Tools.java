package remotemcp.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import remotemcp.protocol.DeclaredName;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// The tools of one server, in the order they were declared: `tools/list` and `tools/call`.
public final class Tools {
    private final Map<String, Tool> byName;
    private final Pages pages;
    private final Results results;

    Tools(List<Tool> tools, int pageSize, Results results) {
        this.results = results;
        byName = index(tools);
        pages = new Pages("tools", tools.stream().map(Tool::definition).toList(), pageSize, results);
    }

    /// Every tool, in the order of the list.
    public List<Tool> all() {
        return List.copyOf(byName.values());
    }

    /// Whether the list has more than one page.
    public boolean isPaged() {
        return pages.areMany();
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
        return pages.list(request, context);
    }

    Answer call(RpcRequest request, RequestContext context) {
        String name = request.params().string("name").orElseThrow(() -> RpcException.invalidParams("The member name must be a string"));
        Tool tool = byName.get(name);
        if (tool == null) {
            throw RpcException.invalidParams("Unknown tool: " + DeclaredName.clip(name));
        }
        if (!tool.mirrored().isEmpty()) {
            context.mirror().check(request, tool.mirrored());
        }
        return tool.answer(request, context, results);
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
