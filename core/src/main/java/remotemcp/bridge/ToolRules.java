package remotemcp.bridge;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// Which of a server's tools the host may see and call. A pattern is a name in which `*` stands for any text. A tool has to match one of the allowed patterns, if there are any, and none of the denied.
public record ToolRules(List<String> allowed, List<String> denied) {

    public ToolRules {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    public static ToolRules none() {
        return new ToolRules(List.of(), List.of());
    }

    boolean permits(String tool) {
        return (allowed.isEmpty() || matchesAny(allowed, tool)) && !matchesAny(denied, tool);
    }

    /// The result of `tools/list` without the tools that are hidden.
    JsonObject visible(JsonObject result) {
        if (allowed.isEmpty() && denied.isEmpty()) {
            return result;
        }
        var visible = new ArrayList<Json>();
        for (Json tool : result.array("tools").orElse(JsonArray.of())) {
            if (permits(tool.asObject().flatMap(object -> object.string("name")).orElse(""))) {
                visible.add(tool);
            }
        }
        return result.with("tools", new JsonArray(visible));
    }

    /// @throws RpcException when the request calls a tool that is hidden: as if there were none of that name
    void check(String method, JsonObject params) {
        String tool = method.equals("tools/call") ? params.string("name").orElse("") : "";
        if (method.equals("tools/call") && !permits(tool)) {
            throw RpcException.invalidParams("Unknown tool: " + tool);
        }
    }

    private static boolean matchesAny(List<String> patterns, String name) {
        for (String pattern : patterns) {
            if (matches(pattern, 0, name, 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, int p, String name, int n) {
        int star = -1;
        int resume = n;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
