package remotemcp.identity;

import java.util.Optional;
import remotemcp.platform.Key;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

/// The lock that the first account of a server closes for good, whichever way it is made: only whoever closes it may be let in by a set-up
/// link. All calls wait.
final class FirstAccount {
    private static final String KIND = "setup";
    private static final String OWNER = "server";
    private static final Key LOCK = new Key(KIND, OWNER, "first-account");
    /// How long the account may take to be written; should a crash come between, the lock opens again.
    private static final long PENDING_MILLIS = 2 * 60_000L;
    private static final byte[] NOTHING = {};

    private final Platform platform;

    FirstAccount(Platform platform) {
        this.platform = platform;
    }

    static Key link(String hash) {
        return new Key(KIND, OWNER, hash);
    }

    boolean isMade() {
        return platform.store().find(LOCK).isPresent();
    }

    /// Closes the lock for a moment; false when it is closed.
    boolean begin() {
        return platform.store().create(LOCK, NOTHING, platform.clock().now() + PENDING_MILLIS);
    }

    /// Closes it for good, and removes the links.
    void made() {
        Optional<Store.Stored> lock = platform.store().find(LOCK);
        while (lock.filter(found -> found.expires() == Long.MAX_VALUE).isEmpty()) {
            boolean done = lock.isEmpty() ? platform.store().create(LOCK, NOTHING, Long.MAX_VALUE)
                : platform.store().replace(LOCK, lock.get(), NOTHING, Long.MAX_VALUE);
            if (done) {
                removeLinks();
            }
            lock = platform.store().find(LOCK);
        }
    }

    void removeLinks() {
        for (Store.Entry entry : platform.store().list(KIND, OWNER, "", 20)) {
            if (!entry.key().equals(LOCK)) {
                platform.store().remove(entry.key(), entry.stored());
            }
        }
    }
}
