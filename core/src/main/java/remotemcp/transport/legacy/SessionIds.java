package remotemcp.transport.legacy;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// Makes session ids and opens them: each is a sealed [Ticket], good in every process that has the server's key. What was opened is
/// remembered, since a client shows its id with every message.
final class SessionIds {
    private static final int LONGEST = 1024;
    private static final int MOST_REMEMBERED = 1_000;

    private final Platform platform;
    private final long lifetime;
    private final Sealer sealer;
    private final ConcurrentHashMap<String, Ticket> opened = new ConcurrentHashMap<>();

    /// @param lifetime milliseconds until an id is void
    SessionIds(Platform platform, long lifetime) {
        this.platform = platform;
        this.lifetime = lifetime;
        this.sealer = new Sealer(platform, "session-id");
    }

    Ticket ticket(Handshake handshake, Caller caller) {
        return new Ticket(handshake, platform.random().bytes(Ticket.RANDOM), platform.clock().now(), caller.subject(),
            caller.access().grant());
    }

    /// The id of that session. May wait.
    String seal(Ticket ticket) {
        return sealer.seal(ticket.bytes());
    }

    /// What the id says, if we made it, its time is not over, and it is the caller's. May wait.
    Optional<Ticket> open(String id, Caller caller) {
        return find(id).filter(ticket -> expires(ticket) > platform.clock().now() && ticket.subject().equals(caller.subject()));
    }

    private Optional<Ticket> find(String id) {
        Optional<Ticket> known = Optional.ofNullable(opened.get(id));
        if (known.isPresent() || id.length() > LONGEST) {
            return known;
        }
        Optional<Ticket> ticket = sealer.open(id).flatMap(Ticket::parse);
        ticket.ifPresent(fresh -> remember(id, fresh));
        return ticket;
    }

    /// Only ids of ours come here, so nobody can push others out faster than by beginning sessions.
    private void remember(String id, Ticket ticket) {
        if (opened.size() >= MOST_REMEMBERED) {
            opened.clear();
        }
        opened.put(id, ticket);
    }

    /// Epoch milliseconds.
    long expires(Ticket ticket) {
        return ticket.issued() + lifetime;
    }
}
