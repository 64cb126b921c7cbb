package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.http.EventStream;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;

/// The sessions of HTTP+SSE (2024-11-05, transports): each is an open stream and is gone with it.
public final class Connections {
    private static final int RANDOM = 24;

    private final Platform platform;
    private final SessionLimits limits;
    private final LiveSessions live;

    public Connections(Platform platform, SessionLimits limits) {
        this.platform = platform;
        this.limits = limits;
        this.live = new LiveSessions(limits);
    }

    SessionLimits limits() {
        return limits;
    }

    private long now() {
        return platform.clock().now();
    }

    boolean hasRoom(Caller caller) {
        return live.makeRoom(caller.subject());
    }

    /// A session on a stream that has just opened.
    Session open(Caller caller, EventStream stream) {
        String id = Base64Url.encode(platform.random().bytes(RANDOM));
        var session = new Session(id, caller.subject(), Handshake.none(), Long.MAX_VALUE, now());
        session.attach(stream);
        live.add(session);
        return session;
    }

    /// The caller's session of that id, while its stream is open.
    Optional<Session> find(String id, Caller caller) {
        return live.find(id).filter(session -> session.subject().equals(caller.subject()) && !session.isOver(now()));
    }

    /// The stream has closed: what still works for it is told so.
    void close(Session session) {
        session.end();
        live.remove(session);
    }
}
