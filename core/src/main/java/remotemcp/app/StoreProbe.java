package remotemcp.app;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.json.JsonObject;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// Finds out whether the store takes writes, by writing one record of its own: a store that is full or read-only still answers reads.
///
/// Anybody may ask for the server's health, so that a write is made at most every few seconds, and one at a time; in between, what was found
/// out last is the answer. A write that takes longer than two seconds counts as failed while it lasts.
final class StoreProbe {
    private static final Key RECORD = new Key("health", "", "probe");
    /// As large as a usual record, so that a store in which only a few bytes are left is found out.
    private static final int BYTES = 1024;
    private static final long GOOD_FOR_MILLIS = 5_000;
    private static final long BAD_FOR_MILLIS = 1_000;
    private static final long SLOW_MILLIS = 2_000;
    /// On Workers a request that is dropped in the middle never says that it has ended.
    private static final long ABANDONED_MILLIS = 60_000;
    private static final long NONE = Long.MIN_VALUE;

    private final Platform platform;
    private final AtomicLong begun = new AtomicLong(NONE);
    private final AtomicReference<Optional<Finding>> last = new AtomicReference<>(Optional.empty());

    StoreProbe(Platform platform) {
        this.platform = platform;
    }

    /// What was found out.
    ///
    /// @param since when, by the monotonic clock
    private record Finding(boolean works, long since) {
        boolean isGoodAt(long now) {
            return now - since < (works ? GOOD_FOR_MILLIS : BAD_FOR_MILLIS);
        }
    }

    /// Whether the store takes writes, as far as that is known; empty when it has to be found out. Does not wait.
    Optional<Boolean> known() {
        long now = platform.clock().monotonic();
        long start = begun.get();
        Optional<Finding> found = last.get();
        if (start != NONE && now - start < ABANDONED_MILLIS) {
            return now - start >= SLOW_MILLIS ? Optional.of(false) : found.map(Finding::works);
        }
        return found.filter(finding -> finding.isGoodAt(now)).map(Finding::works);
    }

    /// Writes, and so finds out. Waits.
    boolean find() {
        begun.set(platform.clock().monotonic());
        boolean works = false;
        String reason = "";
        try {
            write();
            works = true;
        } catch (RuntimeException failure) {
            reason = String.valueOf(failure.getMessage());
        }
        var before = last.getAndSet(Optional.of(new Finding(works, platform.clock().monotonic())));
        begun.set(NONE);
        tell(before.map(Finding::works).orElse(true), works, reason);
        return works;
    }

    /// Another process that writes the same record first has shown as much.
    private void write() {
        Store store = platform.store();
        byte[] value = platform.random().bytes(BYTES);
        Optional<Store.Stored> read = store.find(RECORD);
        if (read.isEmpty()) {
            store.create(RECORD, value, Long.MAX_VALUE);
        } else {
            store.replace(RECORD, read.get(), value, Long.MAX_VALUE);
        }
    }

    /// Once a change, not once a probe.
    private void tell(boolean before, boolean now, String reason) {
        if (before && !now) {
            platform.log().warn("health.unready", JsonObject.of("reason", reason));
        } else if (now && !before) {
            platform.log().info("health.ready", JsonObject.empty());
        }
    }
}
