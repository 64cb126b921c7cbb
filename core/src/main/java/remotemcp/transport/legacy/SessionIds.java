package remotemcp.transport.legacy;

import java.util.Optional;
import remotemcp.platform.Caller;
import remotemcp.platform.Platform;
import remotemcp.platform.Sealer;

/// Makes session ids and opens them: each is a sealed [Ticket], good in every process that has the server's key.
final class SessionIds {
    private static final int LONGEST = 1024;

    private final Platform platform;
    private final long lifetime;
    private final Sealer sealer;

    /// @param lifetime milliseconds until an id is void
    SessionIds(Platform platform, long lifetime) {
        this.platform = platform;
        this.lifetime = lifetime;
        this.sealer = new Sealer(platform, "session-id");
    }

    Ticket ticket(Handshake handshake, Caller caller) {
        return new Ticket(handshake, platform.random().bytes(Ticket.RANDOM), platform.clock().now(), caller.subject());
    }

    /// The id of that session. May wait.
    String seal(Ticket ticket) {
        return sealer.seal(ticket.bytes());
    }

    /// What the id says, if we made it, its time is not over and it is the caller's. May wait.
    Optional<Ticket> open(String id, Caller caller) {
        if (id.length() > LONGEST) {
            return Optional.empty();
        }
        return sealer.open(id).flatMap(Ticket::parse)
            .filter(ticket -> expires(ticket) > platform.clock().now() && ticket.subject().equals(caller.subject()));
    }

    /// Epoch milliseconds.
    long expires(Ticket ticket) {
        return ticket.issued() + lifetime;
    }
}
