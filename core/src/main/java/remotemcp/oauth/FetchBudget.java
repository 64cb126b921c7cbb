package remotemcp.oauth;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Bounds how often strangers can make this server fetch: in a minute, so often from one host, and so often in all.
final class FetchBudget {
    private static final long MINUTE = 60_000;
    private static final int MOST_OF_A_HOST = 20;
    private static final int MOST = 200;

    private final ConcurrentHashMap<String, AtomicInteger> spent = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicLong began = new AtomicLong();

    /// Spends one fetch; false when there is none left.
    boolean spend(String host, long now) {
        long start = began.get();
        if (now - start >= MINUTE && began.compareAndSet(start, now)) {
            spent.clear();
            all.set(0);
        }
        if (all.get() >= MOST || spent.computeIfAbsent(host, name -> new AtomicInteger()).incrementAndGet() > MOST_OF_A_HOST) {
            return false;
        }
        return all.incrementAndGet() <= MOST;
    }
}
