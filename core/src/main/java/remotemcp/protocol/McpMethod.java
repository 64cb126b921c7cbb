package remotemcp.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import remotemcp.json.JsonObject;

/// The methods of requests that need a rule of their own: those of 2026-07-28, those of tasks, and those of older revisions.
public enum McpMethod {
    // method | Mcp-Name | cacheable | may ask back | its result in older words
    DISCOVER("server/discover", "", true, false, OlderForm.SAME),
    TOOLS_LIST("tools/list", "", true, false, OlderTool::list),
    TOOLS_CALL("tools/call", "name", false, true, OlderTool::result),
    PROMPTS_LIST("prompts/list", "", true, false, OlderPrompt::list),
    PROMPTS_GET("prompts/get", "name", false, true, OlderPrompt::result),
    RESOURCES_LIST("resources/list", "", true, false, OlderContent::resources),
    TEMPLATES_LIST("resources/templates/list", "", true, false, OlderContent::templates),
    RESOURCES_READ("resources/read", "uri", true, true, OlderContent::contents),
    COMPLETE("completion/complete", "", false, false, OlderForm.SAME),
    LISTEN("subscriptions/listen", "", false, false, OlderForm.SAME),
    TASKS_GET("tasks/get", "taskId", false, false, OlderForm.SAME),
    TASKS_UPDATE("tasks/update", "taskId", false, false, OlderForm.SAME),
    TASKS_CANCEL("tasks/cancel", "taskId", false, false, OlderForm.SAME),
    // Before 2026-07-28.
    INITIALIZE("initialize", "", false, false, OlderForm.SAME),
    PING("ping", "", false, false, OlderForm.SAME),
    SET_LEVEL("logging/setLevel", "", false, false, OlderForm.SAME),
    SUBSCRIBE("resources/subscribe", "", false, false, OlderForm.SAME),
    UNSUBSCRIBE("resources/unsubscribe", "", false, false, OlderForm.SAME);

    private static final Map<String, McpMethod> BY_NAME = index();

    private final String text;
    private final Optional<String> mirrored;
    private final boolean cacheable;
    private final boolean asksBack;
    private final OlderForm older;

    McpMethod(String text, String mirrored, boolean cacheable, boolean asksBack, OlderForm older) {
        this.text = text;
        this.mirrored = mirrored.isEmpty() ? Optional.empty() : Optional.of(mirrored);
        this.cacheable = cacheable;
        this.asksBack = asksBack;
        this.older = older;
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

    /// Whether the request names a resource by its URI.
    static boolean isAboutResource(String method) {
        McpMethod row = BY_NAME.get(method);
        return row == RESOURCES_READ || row == SUBSCRIBE || row == UNSUBSCRIBE;
    }

    /// Whether a server may answer with what it wants to know first (2026-07-28, Multi Round-Trip Requests).
    public static boolean mayAskBack(String method) {
        McpMethod row = BY_NAME.get(method);
        return row != null && row.asksBack;
    }

    /// The result of a method in the words of an older revision; unchanged for methods that have no row.
    static JsonObject olderResult(String method, JsonObject result, Revision revision) {
        McpMethod row = BY_NAME.get(method);
        return row == null ? result : row.older.of(result, revision);
    }

    /// As it travels, such as `tools/call`.
    public String text() {
        return text;
    }

    /// Says a result in the words of an older revision.
    @FunctionalInterface
    private interface OlderForm {
        OlderForm SAME = (result, revision) -> result;

        JsonObject of(JsonObject result, Revision revision);
    }
}
