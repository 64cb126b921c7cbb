package remotemcp.jvm.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import remotemcp.http.BodyBudget;
import remotemcp.http.ClientNetwork;

/// Counts what is open against the limits of [HttpLimits.Crowd]. Each successful `take` is given back once.
final class Capacity {
    private static final int LINK = 64;
    private static final int SITE = 48;
    private static final int LINKS_OF_A_SITE = 4;

    private final HttpLimits.Crowd crowd;
    private final BodyBudget bodies;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicLong unread = new AtomicLong();
    private final AtomicInteger slowReaders = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> networks = new ConcurrentHashMap<>();

    Capacity(HttpLimits limits) {
        this.crowd = limits.crowd();
        this.bodies = BodyBudget.of(crowd.memory(), limits.body());
    }

    /// Of IPv6 the network of the address counts, and the site that it is one of.
    boolean takeConnection(String peer) {
        if (!take(connections, crowd.connections())) {
            return false;
        }
        if (ClientNetwork.isShared(peer)) {
            return true;
        }
        String link = ClientNetwork.prefix(peer, LINK);
        String site = ClientNetwork.prefix(peer, SITE);
        boolean fits = add(link) <= crowd.perNetwork();
        if ((link.equals(site) || add(site) <= LINKS_OF_A_SITE * crowd.perNetwork()) && fits) {
            return true;
        }
        giveBackConnection(peer);
        return false;
    }

    void giveBackConnection(String peer) {
        connections.decrementAndGet();
        if (!ClientNetwork.isShared(peer)) {
            String link = ClientNetwork.prefix(peer, LINK);
            String site = ClientNetwork.prefix(peer, SITE);
            remove(link);
            if (!link.equals(site)) {
                remove(site);
            }
        }
    }

    private int add(String network) {
        return networks.merge(network, 1, Integer::sum);
    }

    private void remove(String network) {
        networks.computeIfPresent(network, (name, count) -> count == 1 ? null : count - 1);
    }

    boolean takeStream() {
        return take(streams, crowd.streams());
    }

    void giveBackStream() {
        streams.decrementAndGet();
    }

    BodyBudget bodies() {
        return bodies;
    }

    /// Counts what one client has more or less left unread than before.
    ///
    /// @return false when all clients together leave too much unread
    boolean countUnread(long before, long after) {
        if (before == 0 || after == 0) {
            slowReaders.addAndGet((after > 0 ? 1 : 0) - (before > 0 ? 1 : 0));
        }
        return unread.addAndGet(after - before) <= crowd.unread() || after <= before;
    }

    /// Whether no more should be made that is not read.
    boolean isUnreadFull() {
        return unread.get() > crowd.unread();
    }

    /// What one client may leave unread when there is too much.
    long fairUnread() {
        return crowd.unread() / Math.max(1, slowReaders.get());
    }

    /// What is taken and not given back.
    Taken taken() {
        return new Taken(connections.get(), networks.size(), streams.get(), bodies.held(), unread.get());
    }

    record Taken(int connections, int networks, int streams, long bodies, long unread) {
    }

    private static boolean take(AtomicInteger count, int most) {
        if (count.incrementAndGet() <= most) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }
}
