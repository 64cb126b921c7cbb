package remotemcp.transport.legacy;

import java.util.concurrent.ConcurrentHashMap;
import remotemcp.platform.Caller;
import remotemcp.platform.Clock;

/// How fast one user may begin sessions in this process: a token bucket for each user. On an open server, where nobody can be told
/// apart, nothing is counted.
final class SessionRate {
    private static final long BURST = 300;
    private static final long MILLIS_EACH = 200;
    private static final int MOST_USERS = 10_000;

    /// By user: when the bucket will be full again, by the clock that is never set back.
    private final ConcurrentHashMap<String, Long> full = new ConcurrentHashMap<>();
    private final Clock clock;

    SessionRate(Clock clock) {
        this.clock = clock;
    }

    /// Counts a session that the user begins.
    ///
    /// @return 0 when it may begin, else the seconds to wait
    long secondsBefore(Caller caller) {
        if (caller.isAnyone()) {
            return 0;
        }
        if (full.size() >= MOST_USERS) {
            full.clear();
        }
        long now = clock.monotonic();
        var wait = new long[1];
        full.merge(caller.subject(), now + MILLIS_EACH, (before, first) -> {
            long after = Math.max(before, now) + MILLIS_EACH;
            wait[0] = after - now - BURST * MILLIS_EACH;
            return wait[0] > 0 ? before : after;
        });
        return wait[0] <= 0 ? 0 : (wait[0] + 999) / 1000;
    }
}
