package remotemcp.transport;

import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.MetaKeys;
import remotemcp.mcp.RpcMessage;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;

/// The one URL of an MCP server, for every revision. Decides request by request, never by connection, which era answers:
/// 2026-07-28 (streamable HTTP) itself, everything before it through [OlderRevisions].
public final class McpEndpoint implements GuardedHandler {
    private static final List<String> OLDER = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");
    private static final String ALLOW = "POST, GET, DELETE";

    private final StatelessEdge stateless;
    private final OlderRevisions older;
    private final BugReport bugs;

    /// @param work what users have in progress, over all endpoints of the server
    public McpEndpoint(McpServer server, Platform platform, OlderRevisions older, ActiveWork work) {
        this.bugs = new BugReport(platform);
        this.stateless = new StatelessEdge(server, bugs, work);
        this.older = older;
    }

    /// An endpoint with older revisions, for which no grant ends.
    public McpEndpoint(McpServer server, Platform platform, OlderRevisions older) {
        this(server, platform, older, ActiveWork.of(platform, GrantStatus.unlimited()));
    }

    /// An endpoint of the newest revision alone.
    public McpEndpoint(McpServer server, Platform platform) {
        this(server, platform, new ModernOnly());
    }

    @Override
    public HttpResponse handle(HttpRequest request, Caller caller) {
        return switch (request.method()) {
            case "POST" -> PostedJson.reading(request, caller, whole -> post(whole, caller));
            case "GET" -> namesSession(request) ? older.get(request, caller) : RpcReplies.methodNotAllowed(ALLOW);
            case "DELETE" -> namesSession(request) ? older.delete(request, caller) : RpcReplies.methodNotAllowed(ALLOW);
            default -> RpcReplies.methodNotAllowed(ALLOW);
        };
    }

    private HttpResponse post(HttpRequest request, Caller caller) {
        return switch (PostedJson.read(request)) {
            case PostedJson.Refused refused -> refused.response();
            case PostedJson.Read(var body) -> post(request, body, caller);
        };
    }

    private HttpResponse post(HttpRequest request, Json body, Caller caller) {
        try {
            return isModern(request, body) ? stateless.post(request, body, caller) : older.post(request, body, caller);
        } catch (Throwable error) {
            return RpcReplies.failure(RpcMessage.idOf(body), bugs.of("mcp.post", error));
        }
    }

    /// A request is of the newest era when its `_meta` names a version or its header names none of the older ones.
    private static boolean isModern(HttpRequest request, Json body) {
        Optional<JsonObject> params = body instanceof JsonObject message ? message.object("params") : Optional.empty();
        if (params.isPresent()) {
            Optional<JsonObject> meta = params.get().object("_meta");
            if (meta.isPresent() && meta.get().has(MetaKeys.PROTOCOL_VERSION)) {
                return true;
            }
        }
        Optional<String> version = request.header(RequestMetadata.VERSION_HEADER);
        return version.isPresent() && !OLDER.contains(version.get());
    }

    private static boolean namesSession(HttpRequest request) {
        return request.header("Mcp-Session-Id").isPresent();
    }
}
