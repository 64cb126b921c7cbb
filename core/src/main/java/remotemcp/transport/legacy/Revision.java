package remotemcp.transport.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The revisions of MCP before 2026-07-28, oldest first. All of them begin with `initialize`.
public enum Revision {
    NOVEMBER_2024("2024-11-05"),
    MARCH_2025("2025-03-26"),
    JUNE_2025("2025-06-18"),
    NOVEMBER_2025("2025-11-25");

    private static final Revision[] ALL = values();

    private final String text;

    Revision(String text) {
        this.text = text;
    }

    /// The revision that goes by this text, such as `2025-06-18`.
    public static Optional<Revision> find(String text) {
        for (Revision revision : ALL) {
            if (revision.text.equals(text)) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    /// All of them, newest first.
    static List<String> texts() {
        var texts = new ArrayList<String>();
        for (Revision revision : ALL) {
            texts.add(0, revision.text);
        }
        return texts;
    }

    /// What a server answers to `initialize`: the version asked for, else the newest it has (lifecycle, version negotiation).
    static Revision negotiate(String asked) {
        return find(asked).orElse(NOVEMBER_2025);
    }

    /// The one at this place in the list, as [#ordinal()] gives it.
    static Optional<Revision> at(int place) {
        return place >= 0 && place < ALL.length ? Optional.of(ALL[place]) : Optional.empty();
    }

    boolean isSince(Revision other) {
        return compareTo(other) >= 0;
    }

    /// Only 2025-03-26 lets a client send several messages in one array.
    boolean hasBatches() {
        return this == MARCH_2025;
    }

    public String text() {
        return text;
    }
}
