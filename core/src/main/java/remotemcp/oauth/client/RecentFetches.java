package remotemcp.oauth.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What became of fetches lately, so that many who ask for one URL cause one fetch: which URLs are being read now, and which could not be
/// read a moment ago. Nobody waits for another's fetch, since on Workers no request may wait for another. Times are monotonic milliseconds.
final class RecentFetches {
    private static final int MOST = 1_000;
    private static final long FAILURES_KEPT = 10_000;

    private final ConcurrentHashMap<String, Note> notes = new ConcurrentHashMap<>();
    private final long longestFetch;

    /// @param longestFetch milliseconds after which a fetch that never ended is taken for lost, as a dropped request on Workers is
    RecentFetches(long longestFetch) {
        this.longestFetch = longestFetch;
    }

    /// @param failure why it could not be read; empty while it is being read
    private record Note(Optional<RuntimeException> failure, long until) {
    }

    /// Begins a fetch; false while another request reads the same URL.
    boolean begin(String url, long now) {
        if (notes.size() >= MOST) {
            for (Map.Entry<String, Note> entry : notes.entrySet()) {
                if (entry.getValue().until() <= now) {
                    notes.remove(entry.getKey(), entry.getValue());
                }
            }
        }
        var own = new Note(Optional.empty(), now + longestFetch);
        return notes.merge(url, own, (before, mine) -> before.until() > now && before.failure().isEmpty() ? before : mine) == own;
    }

    /// Fails as the fetch of that URL did a moment ago, if it did.
    void rethrowFailure(String url, long now) {
        Note note = notes.get(url);
        if (note != null && note.until() > now && note.failure().isPresent()) {
            throw note.failure().get();
        }
    }

    void succeed(String url) {
        notes.remove(url);
    }

    void fail(String url, RuntimeException why, long now) {
        notes.put(url, new Note(Optional.of(why), now + FAILURES_KEPT));
    }
}
