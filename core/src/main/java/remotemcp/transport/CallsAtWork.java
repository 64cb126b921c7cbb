package remotemcp.transport;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import remotemcp.mcp.RpcException;
import remotemcp.platform.Caller;
import remotemcp.platform.Clock;

/// How many calls each user has at work, so that one user's slow calls cannot take up the server. On an open server, where nobody
/// can be told apart, only the runtime's own limits hold.
final class CallsAtWork {
    /// A dropped request on Workers never says that it has ended; by then it surely has.
    private static final long FORGOTTEN_MILLIS = 60 * 60 * 1000L;
    /// Beyond the codes that JSON-RPC and MCP keep for themselves.
    static final int TOO_MANY = 429;

    private final ConcurrentHashMap<String, long[]> starts = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int most;

    CallsAtWork(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /// Does the work as one of the user's calls.
    ///
    /// @throws RpcException when that user has too many at work already
    <T> T count(Caller caller, Supplier<T> work) {
        if (caller.isAnyone()) {
            return work.get();
        }
        long now = clock.now();
        long[] begun = starts.merge(caller.subject(), new long[] {now}, (before, one) -> with(before, now));
        if (begun.length > most) {
            end(caller, now);
            throw new RpcException(TOO_MANY, "You have " + most + " calls at work: wait until one of them has ended");
        }
        try {
            return work.get();
        } finally {
            end(caller, now);
        }
    }

    private void end(Caller caller, long start) {
        starts.computeIfPresent(caller.subject(), (subject, before) -> without(before, start));
    }

    private static long[] with(long[] before, long now) {
        var after = new long[before.length + 1];
        int kept = 0;
        for (long start : before) {
            if (start > now - FORGOTTEN_MILLIS) {
                after[kept++] = start;
            }
        }
        after[kept++] = now;
        return Arrays.copyOf(after, kept);
    }

    /// Null ends the entry, as the map wants it.
    private static long[] without(long[] before, long start) {
        var after = new long[before.length];
        int kept = 0;
        boolean gone = false;
        for (long other : before) {
            if (other == start && !gone) {
                gone = true;
            } else {
                after[kept++] = other;
            }
        }
        return kept == 0 ? null : Arrays.copyOf(after, kept);
    }
}
