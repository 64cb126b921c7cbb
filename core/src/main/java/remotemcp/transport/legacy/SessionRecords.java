package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Key;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;
import remotemcp.protocol.LogLevel;

/// What the store has to know of a session because its id cannot say it: that it has ended, or the log level its client asked
/// for. Nothing is known of most sessions. All that is known of one user's sessions is one record of at most [#MOST] sessions, the newest:
/// an older one that has ended could be used again, by the app that ended it, while its grant lasts.
///
/// Sessions of an open server have none at all: anybody could fill the store that way. Nobody is hurt when an ended one comes to
/// life again, and their level is remembered while the process remembers the session.
final class SessionRecords {
    /// Sessions of one user.
    static final int MOST = 200;
    private static final String KIND = "session";
    private static final String ENDED = "ended";
    private static final int RACES_OF_AN_END = 100;
    private static final int RACES_OF_A_LEVEL = 10;

    private final Platform platform;

    SessionRecords(Platform platform) {
        this.platform = platform;
    }

    /// What a session is taken up with again.
    ///
    /// @param level empty while the client has not asked for any
    record Remembered(boolean ended, Optional<LogLevel> level) {
    }

    /// What is known of one session.
    ///
    /// @param word that it has ended, or its log level
    /// @param expires when its id is void, epoch milliseconds
    private record Note(String name, String word, long expires) {
        JsonObject toJson() {
            return JsonObject.builder().put("name", name).put("is", word).put("until", expires).build();
        }

        static Note from(JsonObject json) {
            return new Note(json.string("name").orElseThrow(), json.string("is").orElseThrow(), json.integer("until").orElseThrow());
        }
    }

    /// Waits.
    Remembered find(Ticket ticket) {
        if (ticket.subject().isEmpty()) {
            return new Remembered(false, Optional.empty());
        }
        String word = wordOf(ticket, platform.store().find(key(ticket)).map(SessionRecords::notes).orElse(List.of()));
        return new Remembered(word.equals(ENDED), LogLevel.of(word));
    }

    /// Waits.
    ///
    /// @throws OverloadedException when too much of the same user is written at once
    void end(Ticket ticket, long expires) {
        if (!isDone(ticket, new Note(ticket.name(), ENDED, expires), RACES_OF_AN_END)) {
            throw new OverloadedException("the record of a user's sessions", 1);
        }
    }

    /// Waits. The level is not kept when too much of the same user is written at once; this process knows it still.
    void level(Ticket ticket, LogLevel level, long expires) {
        isDone(ticket, new Note(ticket.name(), level.word(), expires), RACES_OF_A_LEVEL);
    }

    /// An end is final: whatever is told at the same time does not undo it. All sessions of a user share one record, so a thousand requests at
    /// once would cost half a million writes if each tried until it won.
    private boolean isDone(Ticket ticket, Note note, int races) {
        boolean done = ticket.subject().isEmpty();
        for (int race = 0; race < races && !done; race++) {
            Optional<Store.Stored> before = platform.store().find(key(ticket));
            List<Note> known = before.map(SessionRecords::notes).orElse(List.of());
            done = wordOf(ticket, known).equals(ENDED) || isWritten(key(ticket), before, with(known, note));
        }
        return done;
    }

    private boolean isWritten(Key key, Optional<Store.Stored> before, List<Note> notes) {
        byte[] value = JsonObject.of("sessions", new JsonArray(notes.stream().<Json>map(Note::toJson).toList())).bytes();
        long expires = notes.stream().mapToLong(Note::expires).max().orElseThrow();
        return before.isEmpty() ? platform.store().create(key, value, expires)
            : platform.store().replace(key, before.get(), value, expires);
    }

    /// The newest and this one; those that began longest ago go.
    private List<Note> with(List<Note> known, Note note) {
        var notes = new ArrayList<Note>(known.size() + 1);
        long now = platform.clock().now();
        for (Note other : known) {
            if (other.expires() > now && !other.name().equals(note.name())) {
                notes.add(other);
            }
        }
        notes.sort(Comparator.comparingLong(Note::expires));
        List<Note> newest = new ArrayList<>(notes.subList(Math.max(0, notes.size() + 1 - MOST), notes.size()));
        newest.add(note);
        return newest;
    }

    private static List<Note> notes(Store.Stored stored) {
        var notes = new ArrayList<Note>();
        for (Json note : Json.parse(stored.value()).asObject().orElseThrow().array("sessions").orElseThrow()) {
            notes.add(Note.from(note.asObject().orElseThrow()));
        }
        return notes;
    }

    private static String wordOf(Ticket ticket, List<Note> notes) {
        String name = ticket.name();
        for (Note note : notes) {
            if (note.name().equals(name)) {
                return note.word();
            }
        }
        return "";
    }

    private static Key key(Ticket ticket) {
        return new Key(KIND, ticket.subject(), "known");
    }
}
