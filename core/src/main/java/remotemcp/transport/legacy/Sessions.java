package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.mcp.LogLevel;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;

/// The sessions of Streamable HTTP (2025-03-26 … 2025-11-25, session management) that this process holds. A session id opens in
/// any process; it is never proof of who calls: each request's own token must name the user who began the session.
public final class Sessions {
    private final Platform platform;
    private final SessionIds ids;
    private final SessionRecords records;
    private final LiveSessions live;

    public Sessions(Platform platform, SessionLimits limits) {
        this.platform = platform;
        this.ids = new SessionIds(platform, limits.lifetime());
        this.records = new SessionRecords(platform);
        this.live = new LiveSessions(limits);
    }

    /// Whether [#start] and [#recall] wait: a sealed id costs cryptography.
    boolean waits() {
        return !platform.crypto().isImmediate();
    }

    SessionIds ids() {
        return ids;
    }

    LiveSessions live() {
        return live;
    }

    /// Begins a session and tells its id. Held elsewhere, it costs nothing until it is used. May wait.
    ///
    /// @return empty when this user, or everybody together, holds too many busy ones
    Optional<String> start(Handshake handshake, Caller caller) {
        boolean here = platform.sessions().isEmpty();
        if (here && !live.makeRoom(caller.subject())) {
            return Optional.empty();
        }
        Ticket ticket = ids.ticket(handshake, caller);
        String id = ids.seal(ticket);
        if (here) {
            live.add(session(id, ticket));
        }
        return Optional.of(id);
    }

    /// Whether this process knows the id, so that [#find] need not be preceded by [#recall].
    boolean knows(String id) {
        return live.has(id);
    }

    /// The session of that id if this process knows it, it is the caller's and has not ended. Never waits.
    Optional<Session> find(String id, Caller caller) {
        Optional<Session> found = live.find(id).filter(session -> session.subject().equals(caller.subject()) && !session.isOver(now()));
        found.ifPresent(session -> session.touch(now()));
        return found;
    }

    /// Learns a session that began before a restart, on another node, or so long ago that it was forgotten here. Waits.
    ///
    /// @return as [#find]; empty too when the id is forged, ended, or another user's
    Optional<Session> recall(String id, Caller caller) {
        Optional<Ticket> ticket = ids.open(id, caller);
        if (ticket.isEmpty()) {
            return Optional.empty();
        }
        SessionRecords.Remembered remembered = records.find(ticket.get());
        if (remembered.ended() || !live.makeRoom(caller.subject())) {
            return Optional.empty();
        }
        Session session = session(id, ticket.get());
        remembered.level().ifPresent(session::level);
        live.add(session);
        return find(id, caller);
    }

    /// Ends the session for good; its id stays void after a restart. Waits.
    void end(Session session, Caller caller) {
        session.end();
        ids.open(session.id(), caller).ifPresent(ticket -> records.end(ticket, ids.expires(ticket)));
    }

    /// Keeps the level across a restart. Waits.
    void remember(Session session, LogLevel level, Caller caller) {
        ids.open(session.id(), caller).ifPresent(ticket -> records.level(ticket, level, ids.expires(ticket)));
    }

    private Session session(String id, Ticket ticket) {
        return new Session(id, ticket.subject(), ticket.handshake(), ids.expires(ticket), now());
    }

    private long now() {
        return platform.clock().now();
    }
}
