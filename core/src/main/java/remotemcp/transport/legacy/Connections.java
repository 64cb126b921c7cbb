package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.http.EventStream;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;
import remotemcp.platform.SessionHost;
import remotemcp.transport.ActiveWork;

/// The sessions of HTTP+SSE (2024-11-05, transports): each is an open stream and is gone with it.
public final class Connections {
    private static final int RANDOM = 24;

    private final Platform platform;
    private final SessionLimits limits;
    private final SessionIds ids;
    private final LiveSessions live;
    private final ActiveWork work;

    /// @param work what users have in progress, over all endpoints of the server
    public Connections(Platform platform, SessionLimits limits, ActiveWork work) {
        this.platform = platform;
        this.limits = limits;
        this.ids = new SessionIds(platform, limits.lifetime());
        this.live = new LiveSessions(limits);
        this.work = work;
    }

    SessionLimits limits() {
        return limits;
    }

    /// Where they are held if not here; then their ids are sealed, since any process has to find the place.
    Optional<SessionHost> host() {
        return platform.sessions();
    }

    ActiveWork work() {
        return work;
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
        var session = new Session(id, caller.subject(), caller.access().grant(), Handshake.none(), Long.MAX_VALUE, now());
        session.attach(stream);
        live.add(session);
        return session;
    }

    /// The caller's session of that id, while its stream is open.
    Optional<Session> find(String id, Caller caller) {
        Optional<Session> found = live.find(id).filter(session -> session.belongsTo(caller) && !session.isOver(now()));
        found.ifPresent(session -> session.renew(caller.access()));
        return found;
    }

    /// The stream has closed: what still works for it is told so.
    void close(Session session) {
        session.end();
        live.remove(session);
    }
}
