package remotemcp.platform;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A [Cache] of one process, bounded in number. When its newer half is full, it forgets the older one: what is asked for again and
/// again stays, however much else is kept.
public final class MemoryCache implements Cache {
    /// What a value is taken to cost: a client's metadata document has at most 5 kB.
    private static final long BYTES_OF_ONE = 8 << 10;
    private static final int SHARE = 64;
    private static final int FEWEST = 64;
    private static final int MOST = 10_000;

    private final Clock clock;
    private final int half;
    private volatile Halves halves = new Halves(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    /// @param memory bytes that the process or isolate may use
    public MemoryCache(Clock clock, long memory) {
        this.clock = clock;
        half = Math.clamp(memory / SHARE / BYTES_OF_ONE, FEWEST, MOST) / 2;
    }

    /// @param until the same as `expires` by the clock that is never set back
    private record Kept(byte[] value, long expires, long until) {

        boolean isGood(Clock clock) {
            return expires > clock.now() && until > clock.monotonic();
        }
    }

    private record Halves(ConcurrentHashMap<String, Kept> newer, ConcurrentHashMap<String, Kept> older) {
    }

    @Override
    public Optional<byte[]> find(String kind, String id) {
        String name = kind + ":" + id;
        Kept kept = halves.newer().get(name);
        if (kept == null) {
            kept = halves.older().remove(name);
            if (kept != null) {
                newer().putIfAbsent(name, kept);
            }
        }
        return Optional.ofNullable(kept).filter(found -> found.isGood(clock)).map(found -> found.value().clone());
    }

    @Override
    public void keep(String kind, String id, byte[] value, long expires) {
        String name = kind + ":" + id;
        newer().put(name, new Kept(value.clone(), expires, clock.monotonic() + (expires - clock.now())));
        halves.older().remove(name);
    }

    /// A value kept while another thread makes the halves new may be forgotten: that is a cache's right.
    private ConcurrentHashMap<String, Kept> newer() {
        Halves now = halves;
        if (now.newer().size() >= half) {
            now = new Halves(new ConcurrentHashMap<>(), now.newer());
            halves = now;
        }
        return now.newer();
    }
}
