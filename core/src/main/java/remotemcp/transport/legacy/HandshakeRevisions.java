package remotemcp.transport.legacy;

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
import remotemcp.transport.ActiveWork;
import remotemcp.transport.HeldSessions;
import remotemcp.transport.OlderRevisions;

/// Every revision whose clients begin with `initialize`: 2025-03-26, 2025-06-18 and 2025-11-25 at `/mcp`, and HTTP+SSE of 2024-11-05 at
/// `/sse` and `/messages`.
///
/// ```
/// App.serving(server).withOlderRevisions(HandshakeRevisions.all())
/// ```
public final class HandshakeRevisions implements OlderRevisions.Plan {
    private HandshakeRevisions() {
    }

    public static HandshakeRevisions all() {
        return new HandshakeRevisions();
    }

    @Override
    public OlderRevisions on(McpServer server, Platform platform, ActiveWork work) {
        var limits = SessionLimits.within(platform.memory());
        var connections = new Connections(platform, limits, work);
        return new Endpoints(new SessionEndpoint(server, platform, limits, work), Map.of(
            SseEndpoint.PATH, new SseEndpoint(connections, MessagesEndpoint.PATH),
            MessagesEndpoint.PATH, new MessagesEndpoint(server, platform, connections)));
    }

    @Override
    public HeldSessions held(McpServer server, Platform platform, GrantStatus grants) {
        return new HeldSession(server, platform, SessionLimits.within(platform.memory()), grants);
    }

    private record Endpoints(SessionEndpoint streamable, Map<String, GuardedHandler> endpoints) implements OlderRevisions {

        @Override
        public List<String> addresses() {
            return List.of(SseEndpoint.PATH);
        }

        @Override
        public HttpResponse post(HttpRequest request, Json body, Caller caller) {
            return streamable.post(request, body, caller);
        }

        @Override
        public HttpResponse get(HttpRequest request, Caller caller) {
            return streamable.get(request, caller);
        }

        @Override
        public HttpResponse delete(HttpRequest request, Caller caller) {
            return streamable.delete(request, caller);
        }
    }
}
