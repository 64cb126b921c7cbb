package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.platform.Caller;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// The sessions of Streamable HTTP (2025-03-26 … 2025-11-25, session management). A session id is a sealed [Ticket] and opens in
/// any process; it is never proof of who calls: each request's own token must name the user who began the session.
public final class Sessions {
    private static final int LONGEST_ID = 1024;
    private static final String ENDED = "ended-session";

    private final Platform platform;
    private final SessionLimits limits;
    private final Sealer sealer;
    private final LiveSessions live;

    public Sessions(Platform platform, SessionLimits limits) {
        this.platform = platform;
        this.limits = limits;
        this.sealer = new Sealer(platform, "session-id");
        this.live = new LiveSessions(limits);
    }

    /// Whether [#start] and [#recall] wait: a sealed id costs cryptography.
    boolean waits() {
        return !platform.crypto().isImmediate();
    }

    /// Begins a session. May wait.
    ///
    /// @return empty when this user, or everybody together, holds too many busy ones
    Optional<Session> start(Handshake handshake, Caller caller) {
        if (!live.makeRoom(caller.subject())) {
            return Optional.empty();
        }
        var ticket = new Ticket(handshake, platform.random().bytes(Ticket.RANDOM), now(), caller.subject());
        Session session = session(sealer.seal(ticket.bytes()), ticket);
        live.add(session);
        return Optional.of(session);
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
        Optional<Ticket> ticket = open(id).filter(valid -> valid.subject().equals(caller.subject()));
        if (ticket.isEmpty() || hasEnded(ticket.get()) || !live.makeRoom(caller.subject())) {
            return Optional.empty();
        }
        live.add(session(id, ticket.get()));
        return find(id, caller);
    }

    /// Ends the session for good; its id stays void after a restart. Waits.
    ///
    /// On an open server anybody could fill the store that way, and nobody is hurt when an ended id comes to life again:
    /// there the end is remembered in memory only.
    void end(Session session) {
        session.end();
        if (!session.subject().isEmpty()) {
            open(session.id()).ifPresent(ticket -> platform.store().create(key(ticket), new byte[0], expires(ticket)));
        }
    }

    private boolean hasEnded(Ticket ticket) {
        return !ticket.subject().isEmpty() && platform.store().find(key(ticket)).isPresent();
    }

    private Optional<Ticket> open(String id) {
        if (id.length() > LONGEST_ID) {
            return Optional.empty();
        }
        return sealer.open(id).flatMap(Ticket::parse).filter(ticket -> expires(ticket) > now());
    }

    private Session session(String id, Ticket ticket) {
        return new Session(id, ticket.subject(), ticket.handshake(), expires(ticket), now());
    }

    private long expires(Ticket ticket) {
        return ticket.issued() + limits.lifetime();
    }

    private long now() {
        return platform.clock().now();
    }

    private static Key key(Ticket ticket) {
        return new Key(ENDED, ticket.subject(), ticket.name());
    }
}
