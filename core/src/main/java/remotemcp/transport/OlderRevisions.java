package remotemcp.transport;

import java.util.List;
import java.util.Map;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;

/// Serves, on the same URL, what belongs to the revisions with a handshake (2025-03-26 to 2025-11-25).
///
/// [McpEndpoint] has checked the content type and the size of a POST and has parsed it; it decides per request who answers.
/// Such an edge asks [remotemcp.mcp.McpServer#answer] for all but the handshake, and may throw nothing but what is a bug.
public interface OlderRevisions {

    /// A POST without marks of a newer revision.
    ///
    /// @param body the parsed body: a message, a batch (2025-03-26), or anything else that is JSON
    HttpResponse post(HttpRequest request, Json body, Caller caller);

    /// A GET that names a session.
    HttpResponse get(HttpRequest request, Caller caller);

    /// A DELETE that names a session.
    HttpResponse delete(HttpRequest request, Caller caller);

    /// The URLs that only older revisions have, by path. The app puts the same guards before them as before `/mcp`.
    default Map<String, GuardedHandler> endpoints() {
        return Map.of();
    }

    /// Those of the endpoints that users type: with a slash at the end they lead to the right URL.
    default List<String> addresses() {
        return List.of();
    }

    /// Which older revisions a server serves, chosen before it is known on what it runs.
    interface Plan {

        /// @param work what users have in progress, over all endpoints of the server
        OlderRevisions on(McpServer server, Platform platform, ActiveWork work);

        /// The sessions that a [remotemcp.platform.SessionHost] keeps in one place.
        ///
        /// @param platform one that holds sessions itself
        /// @param grants tells of the callers' grants
        HeldSessions held(McpServer server, Platform platform, GrantStatus grants);
    }

    /// Serves none: clients of older revisions are told which revision they need.
    static Plan none() {
        return ModernOnly.PLAN;
    }
}
