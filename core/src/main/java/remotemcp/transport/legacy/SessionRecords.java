package remotemcp.transport.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.mcp.LogLevel;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// What the store has to know of a session because its id cannot say it: that it has ended, or the log level its client asked
/// for. Most sessions have no record.
///
/// Sessions of an open server have none at all: anybody could fill the store that way. Nobody is hurt when an ended one comes to
/// life again, and their level is remembered while the process remembers the session.
final class SessionRecords {
    private static final String KIND = "session";
    private static final String ENDED = "ended";

    private final Platform platform;

    SessionRecords(Platform platform) {
        this.platform = platform;
    }

    /// What a session is taken up with again.
    ///
    /// @param level empty while the client has not asked for any
    record Remembered(boolean ended, Optional<LogLevel> level) {
    }

    /// Waits.
    Remembered find(Ticket ticket) {
        if (ticket.subject().isEmpty()) {
            return new Remembered(false, Optional.empty());
        }
        String word = platform.store().find(key(ticket)).map(SessionRecords::word).orElse("");
        return new Remembered(word.equals(ENDED), LogLevel.of(word));
    }

    /// Waits.
    void end(Ticket ticket, long expires) {
        write(ticket, ENDED, expires);
    }

    /// Waits.
    void level(Ticket ticket, LogLevel level, long expires) {
        write(ticket, level.word(), expires);
    }

    /// An end is final: whatever is told at the same time does not undo it.
    private void write(Ticket ticket, String word, long expires) {
        byte[] value = word.getBytes(StandardCharsets.UTF_8);
        boolean done = ticket.subject().isEmpty();
        while (!done) {
            Optional<Store.Stored> before = platform.store().find(key(ticket));
            done = before.isEmpty() ? platform.store().create(key(ticket), value, expires)
                : word(before.get()).equals(ENDED) || platform.store().replace(key(ticket), before.get(), value, expires);
        }
    }

    private static String word(Store.Stored stored) {
        return new String(stored.value(), StandardCharsets.UTF_8);
    }

    private static Key key(Ticket ticket) {
        return new Key(KIND, ticket.subject(), ticket.name());
    }
}
