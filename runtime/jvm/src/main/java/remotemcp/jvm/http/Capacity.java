package remotemcp.jvm.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what is open against the limits of [HttpLimits.Crowd]. Each successful `take` is given back once.
final class Capacity {
    private final HttpLimits.Crowd crowd;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicLong bodies = new AtomicLong();
    private final ConcurrentHashMap<String, Integer> peers = new ConcurrentHashMap<>();

    Capacity(HttpLimits.Crowd crowd) {
        this.crowd = crowd;
    }

    boolean takeConnection(String peer) {
        if (!take(connections, crowd.connections())) {
            return false;
        }
        if (isLoopback(peer) || peers.merge(peer, 1, Integer::sum) <= crowd.perPeer()) {
            return true;
        }
        giveBackConnection(peer);
        return false;
    }

    void giveBackConnection(String peer) {
        connections.decrementAndGet();
        if (!isLoopback(peer)) {
            peers.computeIfPresent(peer, (address, count) -> count == 1 ? null : count - 1);
        }
    }

    boolean takeStream() {
        return take(streams, crowd.streams());
    }

    void giveBackStream() {
        streams.decrementAndGet();
    }

    boolean takeBody(long bytes) {
        if (bodies.addAndGet(bytes) <= crowd.bodies()) {
            return true;
        }
        bodies.addAndGet(-bytes);
        return false;
    }

    void giveBackBody(long bytes) {
        bodies.addAndGet(-bytes);
    }

    /// What is taken and not given back.
    Taken taken() {
        return new Taken(connections.get(), peers.size(), streams.get(), bodies.get());
    }

    record Taken(int connections, int peers, int streams, long bodies) {
    }

    private static boolean take(AtomicInteger count, int most) {
        if (count.incrementAndGet() <= most) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    private static boolean isLoopback(String peer) {
        return peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1");
    }
}
