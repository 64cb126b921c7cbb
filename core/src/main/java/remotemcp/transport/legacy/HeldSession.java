package remotemcp.transport.legacy;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.Subscription;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.Revision;
import remotemcp.transport.ActiveWork;
import remotemcp.transport.HeldSessions;
import remotemcp.transport.McpEndpoint;

/// The sessions of every revision with a handshake, held in one place.
final class HeldSession implements HeldSessions {
    private final McpEndpoint streamable;
    private final Sessions sessions;
    private final SseEndpoint sse;
    private final MessagesEndpoint messages;
    private final Connections connections;
    private final McpServer server;
    private final Platform platform;
    private final ActiveWork work;

    /// @param platform one that holds sessions itself
    /// @param grants tells of the callers' grants
    HeldSession(McpServer server, Platform platform, SessionLimits limits, GrantStatus grants) {
        work = ActiveWork.held(platform, grants);
        var endpoint = new SessionEndpoint(server, platform, limits, work);
        this.server = server;
        this.platform = platform;
        sessions = endpoint.sessions();
        streamable = new McpEndpoint(server, platform, endpoint, work);
        connections = new Connections(platform, limits, work);
        sse = new SseEndpoint(connections, MessagesEndpoint.PATH);
        messages = new MessagesEndpoint(server, platform, connections);
    }

    @Override
    public HttpResponse handle(HttpRequest request, Caller caller) {
        return switch (request.path()) {
            case SseEndpoint.PATH -> sse.open(request.header(HeaderNames.SESSION_ID).orElseThrow(), caller);
            case MessagesEndpoint.PATH -> messages.handle(request, caller);
            default -> streamable.handle(request, caller);
        };
    }

    @Override
    public String memory(EventStream stream) {
        for (Session session : connections.live().all()) {
            if (session.streams().has(stream)) {
                return memory(session, SseEndpoint.PATH);
            }
        }
        for (Session session : sessions.live().all()) {
            if (session.streams().has(stream)) {
                return memory(session, "");
            }
        }
        return "";
    }

    private static String memory(Session session, String path) {
        var json =
            JsonObject.builder().put("path", path).put("id", session.id()).put("subject", session.subject()).put("grant", session.grant())
                .put("expires", session.expires()).put("revision", session.revision().text())
                .put("capabilities", session.handshake().capabilities().bits());
        session.level().ifPresent(level -> json.put("level", level.word()));
        Set<String> watched = session.subscription().map(Subscription::uris).orElse(Set.of());
        if (!watched.isEmpty()) {
            json.put("watched", JsonArray.ofStrings(watched));
        }
        return json.build().text();
    }

    @Override
    public Runnable resume(String memory, EventStream stream) {
        JsonObject known = Json.parse(memory).asObject().orElseThrow();
        boolean isConnection = text(known, "path").equals(SseEndpoint.PATH);
        LiveSessions live = isConnection ? connections.live() : sessions.live();
        Session session = live.find(text(known, "id")).orElseGet(() -> session(known));
        live.add(session);
        session.attach(stream);
        Runnable counted = work.resumed(new Caller(session.subject(), "", Set.of(), JsonObject.empty()), stream);
        return () -> {
            counted.run();
            if (isConnection) {
                connections.close(session);
            } else {
                session.detach(stream);
            }
        };
    }

    private Session session(JsonObject known) {
        var handshake = new Handshake(Revision.findWithHandshake(text(known, "revision")).orElseThrow(),
            new Capabilities((int) known.integer("capabilities").orElseThrow()));
        var session = new Session(text(known, "id"), text(known, "subject"), text(known, "grant"), handshake,
            known.integer("expires").orElseThrow(), platform.clock().now());
        Optional<LogLevel> level = known.string("level").flatMap(LogLevel::of);
        level.ifPresent(session::level);
        var watched = new LinkedHashSet<String>();
        known.array("watched").orElse(JsonArray.of()).forEach(uri -> watched.add(uri.asString().orElseThrow()));
        session.subscribe(server.subscription(watched, SessionLimits.watched(true)));
        return session;
    }

    private static String text(JsonObject known, String name) {
        return known.string(name).orElseThrow();
    }
}
