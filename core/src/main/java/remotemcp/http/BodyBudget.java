package remotemcp.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes that request bodies may take up in this process or isolate, from the first one that arrives until the handler is done
/// with it: a share of the memory, of which requests that no guard has admitted, one user and one network each get a part.
public final class BodyBudget {
    private static final int SHARE = 6;
    private static final int LINK = 64;
    private static final int SITE = 48;
    /// Of the room for requests that no guard has admitted, what one network and what one site may take.
    private static final int SHARE_OF_A_NETWORK = 8;
    private static final int SHARE_OF_A_SITE = 4;
    /// What is made of a body while it is handled (text, values) is larger than the body, but bounded by the number of JSON values.
    private static final int GROWTH = 8;
    private static final long MOST_GROWTH = 8 << 20;
    /// Bodies up to that size have room of their own: most calls go on whatever large bodies take. Those that a guard has admitted are not
    /// counted by sender, because the user is known and may not have more connections than there are.
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
        return new Claim(wanted.limit(), wanted.user(), wanted.head().peer());
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
        private final int largest;
        /// Who it is counted for: a user, or a network and its site; empty before it is counted by sender, and where nobody is known.
        private String sender = "";
        private String site = "";
        private long counted;
        private long countedForSender;

        private Claim(BodyLimit limit, String user, String peer) {
            this.isGuarded = limit.isGuarded();
            this.largest = limit.bytes();
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
            long spare = isSmall ? all / 4 : 0;
            return isSmall && isGuarded ? take(bytes - counted, spare) : takeBoth(bytes, spare);
        }

        private boolean takeBoth(long bytes, long spare) {
            long before = countedForSender;
            if (!takeForSender(bytes)) {
                return false;
            }
            if (take(bytes - counted, spare)) {
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
                nameSender();
            }
            long more = bytes - countedForSender;
            countedForSender = bytes;
            boolean fits = senders.merge(sender, more, Long::sum) <= mostOfSender();
            if ((site.isEmpty() || senders.merge(site, more, Long::sum) <= mostOfSite()) && fits) {
                return true;
            }
            giveBackForSender(more);
            countedForSender -= more;
            return false;
        }

        private void nameSender() {
            if (!user.isEmpty()) {
                sender = "user " + user;
                return;
            }
            sender = "network " + ClientNetwork.prefix(peer, LINK);
            if (!isGuarded && peer.indexOf(':') >= 0) {
                site = "site " + ClientNetwork.prefix(peer, SITE);
            }
        }

        /// One body of the largest size always fits.
        private long mostOfSender() {
            return isGuarded ? ofOne : Math.max(unguarded / SHARE_OF_A_NETWORK, whileHandled(largest));
        }

        private long mostOfSite() {
            return Math.max(unguarded / SHARE_OF_A_SITE, whileHandled(largest));
        }

        private void giveBackForSender(long bytes) {
            if (bytes > 0) {
                giveBack(sender, bytes);
                if (!site.isEmpty()) {
                    giveBack(site, bytes);
                }
            }
        }

        private void giveBack(String name, long bytes) {
            senders.computeIfPresent(name, (same, count) -> count == bytes ? null : count - bytes);
        }
    }
}
