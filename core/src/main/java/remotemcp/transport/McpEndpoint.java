package remotemcp.transport;

import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.RequestMeta;
import remotemcp.protocol.Revision;
import remotemcp.protocol.RpcMessage;

/// The one URL of an MCP server, for every revision. Decides request by request, never by connection, which era answers:
/// 2026-07-28 (streamable HTTP) itself, everything before it through [OlderRevisions].
public final class McpEndpoint implements GuardedHandler {
    private static final String ALLOW = "POST, GET, DELETE";

    private final StatelessEdge stateless;
    private final OlderRevisions older;
    private final List<String> supported;
    private final BugReport bugs;

    /// @param work what users have in progress, over all endpoints of the server
    public McpEndpoint(McpServer server, Platform platform, OlderRevisions older, ActiveWork work) {
        this.bugs = new BugReport(platform);
        this.stateless = new StatelessEdge(server, platform, bugs, work);
        this.older = older;
        supported = older instanceof ModernOnly ? List.of(Revision.NEWEST.text()) : Revision.texts();
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
        boolean namesVersion = RequestMeta.ofBody(body).namesVersion();
        Optional<String> unknown = namesVersion ? Optional.empty() : unknownVersion(request, body);
        if (unknown.isPresent()) {
            return RpcReplies.failure(RpcMessage.idOf(body), ProtocolVersions.unsupported(unknown.get(), supported));
        }
        try {
            return namesVersion || hasModernHeader(request, body) ? stateless.post(request, body, caller)
                : older.post(request, body, caller);
        } catch (Throwable error) {
            return RpcReplies.failure(RpcMessage.idOf(body), bugs.of("mcp.post", error));
        }
    }

    /// A request is of the newest era when its `_meta` names a version, or its header the newest one. A handshake never is: what its header
    /// says means nothing before it (2025-11-25, lifecycle, Version Negotiation).
    private static boolean hasModernHeader(HttpRequest request, Json body) {
        Optional<String> version = request.header(HeaderNames.PROTOCOL_VERSION);
        return version.isPresent() && Revision.findWithHandshake(version.get()).isEmpty() && !isHandshake(body);
    }

    /// A version that the header alone names, and nobody here speaks.
    private static Optional<String> unknownVersion(HttpRequest request, Json body) {
        Optional<String> version = request.header(HeaderNames.PROTOCOL_VERSION);
        boolean isUnknown = version.isPresent() && Revision.find(version.get()).isEmpty() && !isHandshake(body);
        return isUnknown ? version : Optional.empty();
    }

    private static boolean isHandshake(Json body) {
        return switch (body) {
            case JsonObject message -> message.string("method").filter("initialize"::equals).isPresent();
            case JsonArray batch -> batch.size() == 1 && isHandshake(batch.values().getFirst());
            default -> false;
        };
    }

    private static boolean namesSession(HttpRequest request) {
        return request.header(HeaderNames.SESSION_ID).isPresent();
    }
}
