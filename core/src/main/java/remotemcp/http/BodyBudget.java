package remotemcp.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes that request bodies may take up in this process or isolate, from the first one that arrives until the handler is done
/// with it: a share of the memory, of which requests that no guard has admitted, one user and one network each get a part.
public final class BodyBudget {
    private static final int SHARE = 6;
    private static final int LINK = 64;
    /// What is made of a body while it is handled (text, values) is larger than the body, but bounded by the number of JSON values.
    private static final int GROWTH = 8;
    private static final long MOST_GROWTH = 8 << 20;
    /// Bodies up to that size are not counted by sender, and have room of their own: most calls go on whatever large bodies take.
    private static final int SMALL = 4 << 10;

    private final long all;
    private final long unguarded;
    private final long ofOne;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong heldUnguarded = new AtomicLong();
    private final ConcurrentHashMap<String, Long> senders = new ConcurrentHashMap<>();

    private BodyBudget(long all, int largest) {
        this.all = all;
        this.unguarded = all / 2;
        this.ofOne = Math.max(all / 4, whileHandled(largest));
    }

    /// @param memory bytes that the process or isolate may use
    /// @param largest the longest body that anyone may send, for which there is room while nothing else is held
    public static BodyBudget of(long memory, int largest) {
        return new BodyBudget(Math.max(memory / SHARE, whileHandled(largest)), largest);
    }

    /// What a body of that length is counted as while a handler works on it.
    static long whileHandled(int length) {
        return Math.min((long) length * GROWTH, length + MOST_GROWTH);
    }

    /// Begins to count one body, of which nothing is held yet.
    public Claim claim(HttpResponse.NeedsBody wanted) {
        return new Claim(wanted.limit().isGuarded(), wanted.user(), wanted.head().peer());
    }

    /// Bytes counted now.
    public long held() {
        return held.get();
    }

    /// Users and networks that bytes are counted for now.
    public int senders() {
        return senders.size();
    }

    /// One body. Used by one thread at a time.
    public final class Claim {
        private final boolean isGuarded;
        private final String user;
        private final String peer;
        private String sender = "";
        private long counted;
        private long countedForSender;

        private Claim(boolean isGuarded, String user, String peer) {
            this.isGuarded = isGuarded;
            this.user = user;
            this.peer = peer;
        }

        /// Counts what is held so far.
        ///
        /// @return false when there is no room; what was counted before stays counted
        public boolean holds(long bytes) {
            return count(bytes, bytes <= SMALL);
        }

        /// Counts a body that is there whole, for as long as it is handled.
        ///
        /// @return false when there is no room; what was counted before stays counted
        public boolean isHandled(int length) {
            return count(whileHandled(length), length <= SMALL);
        }

        /// Nothing is held any more; further calls change nothing.
        public void close() {
            held.addAndGet(-counted);
            if (!isGuarded) {
                heldUnguarded.addAndGet(-counted);
            }
            counted = 0;
            giveBackForSender(countedForSender);
            countedForSender = 0;
        }

        private boolean count(long bytes, boolean isSmall) {
            if (bytes <= counted) {
                return true;
            }
            return isSmall ? take(bytes - counted, all / 4) : takeBoth(bytes);
        }

        private boolean takeBoth(long bytes) {
            long before = countedForSender;
            if (!takeForSender(bytes)) {
                return false;
            }
            if (take(bytes - counted, 0)) {
                return true;
            }
            giveBackForSender(countedForSender - before);
            countedForSender = before;
            return false;
        }

        private boolean take(long more, long spare) {
            if (!add(held, more, all + spare)) {
                return false;
            }
            if (!isGuarded && !add(heldUnguarded, more, unguarded + spare / 2)) {
                held.addAndGet(-more);
                return false;
            }
            counted += more;
            return true;
        }

        private static boolean add(AtomicLong count, long more, long most) {
            if (count.addAndGet(more) <= most) {
                return true;
            }
            count.addAndGet(-more);
            return false;
        }

        private boolean takeForSender(long bytes) {
            if (user.isEmpty() && ClientNetwork.isShared(peer)) {
                return true;
            }
            if (sender.isEmpty()) {
                sender = user.isEmpty() ? "network " + ClientNetwork.prefix(peer, LINK) : "user " + user;
            }
            long more = bytes - countedForSender;
            long now = senders.merge(sender, more, Long::sum);
            countedForSender = bytes;
            if (now <= ofOne) {
                return true;
            }
            giveBackForSender(more);
            countedForSender -= more;
            return false;
        }

        private void giveBackForSender(long bytes) {
            if (bytes > 0) {
                senders.computeIfPresent(sender, (name, count) -> count == bytes ? null : count - bytes);
            }
        }
    }
}
