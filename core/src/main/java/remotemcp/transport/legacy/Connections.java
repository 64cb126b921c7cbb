package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.http.EventStream;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;
import remotemcp.platform.SessionHost;

/// The sessions of HTTP+SSE (2024-11-05, transports): each is an open stream and is gone with it.
public final class Connections {
    private static final int RANDOM = 24;

    private final Platform platform;
    private final SessionLimits limits;
    private final SessionIds ids;
    private final LiveSessions live;

    public Connections(Platform platform, SessionLimits limits) {
        this.platform = platform;
        this.limits = limits;
        this.ids = new SessionIds(platform, limits.lifetime());
        this.live = new LiveSessions(limits);
    }

    SessionLimits limits() {
        return limits;
    }

    /// Where they are held if not here; then their ids are sealed, since any process has to find the place.
    Optional<SessionHost> host() {
        return platform.sessions();
    }

    SessionIds ids() {
        return ids;
    }

    LiveSessions live() {
        return live;
    }

    private long now() {
        return platform.clock().now();
    }

    boolean hasRoom(Caller caller) {
        return live.makeRoom(caller.subject());
    }

    String newId() {
        return Base64Url.encode(platform.random().bytes(RANDOM));
    }

    /// A session on a stream that has just opened.
    Session open(String id, Caller caller, EventStream stream) {
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
