package remotemcp.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The methods of requests that need a rule of their own: those of 2026-07-28, those of tasks, and those of older revisions.
public enum McpMethod {
    //             method                       Mcp-Name  cacheable  may ask back
    DISCOVER("server/discover", "", true, false),
    TOOLS_LIST("tools/list", "", true, false),
    TOOLS_CALL("tools/call", "name", false, true),
    PROMPTS_LIST("prompts/list", "", true, false),
    PROMPTS_GET("prompts/get", "name", false, true),
    RESOURCES_LIST("resources/list", "", true, false),
    TEMPLATES_LIST("resources/templates/list", "", true, false),
    RESOURCES_READ("resources/read", "uri", true, true),
    COMPLETE("completion/complete", "", false, false),
    LISTEN("subscriptions/listen", "", false, false),
    TASKS_GET("tasks/get", "taskId", false, false),
    TASKS_UPDATE("tasks/update", "taskId", false, false),
    TASKS_CANCEL("tasks/cancel", "taskId", false, false),
    // Before 2026-07-28.
    INITIALIZE("initialize", "", false, false),
    PING("ping", "", false, false),
    SET_LEVEL("logging/setLevel", "", false, false),
    SUBSCRIBE("resources/subscribe", "", false, false),
    UNSUBSCRIBE("resources/unsubscribe", "", false, false);

    private static final Map<String, McpMethod> BY_NAME = index();

    private final String text;
    private final Optional<String> mirrored;
    private final boolean cacheable;
    private final boolean asksBack;

    McpMethod(String text, String mirrored, boolean cacheable, boolean asksBack) {
        this.text = text;
        this.mirrored = mirrored.isEmpty() ? Optional.empty() : Optional.of(mirrored);
        this.cacheable = cacheable;
        this.asksBack = asksBack;
    }

    private static Map<String, McpMethod> index() {
        var index = new HashMap<String, McpMethod>();
        for (McpMethod method : values()) {
            index.put(method.text, method);
        }
        return index;
    }

    /// The member of `params` that the header `Mcp-Name` repeats, for methods that have it (2026-07-28, Request Metadata).
    public static Optional<String> mirroredBy(String method) {
        McpMethod row = BY_NAME.get(method);
        return row == null ? Optional.empty() : row.mirrored;
    }

    /// Whether the result says how long it may be kept: `ttlMs` and `cacheScope` (2026-07-28, Caching).
    public static boolean isCacheable(String method) {
        McpMethod row = BY_NAME.get(method);
        return row != null && row.cacheable;
    }

    /// Whether a request of that method changes nothing at the server, so that it may be sent once more when its answer did not come.
    public static boolean onlyReads(String method) {
        McpMethod row = BY_NAME.get(method);
        return row != null && (row.cacheable || row == COMPLETE || row == TASKS_GET || row == PING);
    }

    /// Whether a server may answer with what it wants to know first (2026-07-28, Multi Round-Trip Requests).
    public static boolean mayAskBack(String method) {
        McpMethod row = BY_NAME.get(method);
        return row != null && row.asksBack;
    }

    /// As it travels, such as `tools/call`.
    public String text() {
        return text;
    }
}
