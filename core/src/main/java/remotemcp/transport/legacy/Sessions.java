package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;
import remotemcp.protocol.LogLevel;

/// The sessions of Streamable HTTP (2025-03-26 … 2025-11-25, session management) that this process holds. A session id opens in
/// any process; it is never proof of who calls: each request's own token must name the user who began the session. It ends with the grant by which it was begun, whichever other apps its user has connected.
public final class Sessions {
    private final Platform platform;
    private final SessionIds ids;
    private final SessionRecords records;
    private final LiveSessions live;
    private final SessionRate rate;
    private final GrantStatus grants;

    Sessions(Platform platform, SessionLimits limits, GrantStatus grants) {
        this.platform = platform;
        this.ids = new SessionIds(platform, limits.lifetime());
        this.records = new SessionRecords(platform);
        this.live = new LiveSessions(limits);
        this.grants = grants;
        this.rate = new SessionRate(platform.clock());
        grants.listen(ending -> {
            if (ending.tokens().isEmpty()) {
                live.end(ending.grant());
            }
        });
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

    /// Counts a session that the caller is about to begin.
    ///
    /// @return 0 when it may begin, else the seconds to wait
    long secondsBefore(Caller caller) {
        return rate.secondsBefore(caller);
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

    /// Whether this process knows the session and that its grant stands, so that [#find] need not be preceded by [#recall].
    boolean knows(String id, Caller caller) {
        return live.find(id).filter(session -> session.isAuthorized(caller, monotonic() - grants.interval())).isPresent();
    }

    /// The session of that id if this process knows it, it is the caller's and has not ended. Never waits.
    Optional<Session> find(String id, Caller caller) {
        Optional<Session> found = live.find(id).filter(session -> session.belongsTo(caller) && !session.isOver(now()));
        found.ifPresent(session -> {
            session.touch(now());
            session.renew(caller.access());
        });
        return found;
    }

    /// Learns a session that began before a restart, on another node, or so long ago that it was forgotten here; or that is used by another
    /// grant of its user than the one it began with, and ends with. Waits.
    ///
    /// @return as [#find]; empty too when the id is forged, or the session or its grant has ended, or it is another user's
    Optional<Session> recall(String id, Caller caller) {
        Optional<Ticket> ticket = ids.open(id, caller);
        if (ticket.isEmpty() || !isStanding(ticket.get(), caller) || !live.has(id) && !hasLearnt(id, ticket.get())) {
            return Optional.empty();
        }
        if (!isOwn(ticket.get(), caller)) {
            live.find(id).ifPresent(session -> session.verified(monotonic()));
        }
        return find(id, caller);
    }

    /// The caller's own grant was looked at by the guard.
    private boolean isStanding(Ticket ticket, Caller caller) {
        return isOwn(ticket, caller) || grants.isActive(ticket.beginner());
    }

    private static boolean isOwn(Ticket ticket, Caller caller) {
        return ticket.grant().equals(caller.access().grant());
    }

    private boolean hasLearnt(String id, Ticket ticket) {
        SessionRecords.Remembered remembered = records.find(ticket);
        if (remembered.ended() || !live.makeRoom(ticket.subject())) {
            return false;
        }
        Session session = session(id, ticket);
        remembered.level().ifPresent(session::level);
        live.add(session);
        return true;
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
        return new Session(id, ticket.subject(), ticket.grant(), ticket.handshake(), ids.expires(ticket), now());
    }

    private long now() {
        return platform.clock().now();
    }

    /// For what is trusted for a while: a clock that is set back prolongs it otherwise.
    private long monotonic() {
        return platform.clock().monotonic();
    }
}
