package remotemcp.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The revisions of MCP, oldest first. What each has stands in [Feature].
public enum Revision {
    NOVEMBER_2024("2024-11-05"),
    MARCH_2025("2025-03-26"),
    JUNE_2025("2025-06-18"),
    NOVEMBER_2025("2025-11-25"),
    JULY_2026("2026-07-28");

    /// The newest one, in which every request stands for itself.
    public static final Revision NEWEST = JULY_2026;
    /// The newest one that begins with `initialize`.
    public static final Revision NEWEST_WITH_HANDSHAKE = NOVEMBER_2025;

    private static final Revision[] ALL = values();
    private static final List<String> TEXTS = newestFirst(revision -> true);
    private static final List<String> HANDSHAKE_TEXTS = newestFirst(revision -> !revision.isStateless());

    private final String text;

    Revision(String text) {
        this.text = text;
    }

    private static List<String> newestFirst(Predicate<Revision> wanted) {
        var texts = new ArrayList<String>();
        for (Revision revision : ALL) {
            if (wanted.test(revision)) {
                texts.addFirst(revision.text);
            }
        }
        return List.copyOf(texts);
    }

    /// The texts of all revisions, newest first.
    public static List<String> texts() {
        return TEXTS;
    }

    /// The texts of the revisions that begin with `initialize`, newest first.
    public static List<String> textsWithHandshake() {
        return HANDSHAKE_TEXTS;
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

    /// The revision of this text or, as texts are dates, the last one of ours before it.
    public static Revision closest(String text) {
        Revision closest = NOVEMBER_2024;
        for (Revision revision : ALL) {
            closest = revision.text.compareTo(text) <= 0 ? revision : closest;
        }
        return closest;
    }

    /// The revision that goes by this text, if it begins with `initialize`.
    public static Optional<Revision> findWithHandshake(String text) {
        return find(text).filter(revision -> !revision.isStateless());
    }

    /// What a server answers to `initialize`: the version asked for, else the newest that has a handshake (lifecycle, version negotiation).
    public static Revision negotiate(String asked) {
        return findWithHandshake(asked).orElse(NEWEST_WITH_HANDSHAKE);
    }

    public boolean isSince(Revision other) {
        return compareTo(other) >= 0;
    }

    public boolean has(Feature feature) {
        return isSince(feature.first()) && feature.last().isSince(this);
    }

    /// Whether every request says all that is needed to answer it, and there is no `initialize`.
    public boolean isStateless() {
        return this == JULY_2026;
    }

    public String text() {
        return text;
    }
}
