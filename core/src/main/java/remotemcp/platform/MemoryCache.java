package remotemcp.platform;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A [Cache] of one process, bounded in number: when it is full, it forgets everything and begins anew.
public final class MemoryCache implements Cache {
    private static final int MOST = 1_000;

    private final ConcurrentHashMap<String, Kept> values = new ConcurrentHashMap<>();
    private final Clock clock;

    public MemoryCache(Clock clock) {
        this.clock = clock;
    }

    private record Kept(byte[] value, long expires) {
    }

    @Override
    public Optional<byte[]> find(String kind, String id) {
        return Optional.ofNullable(values.get(kind + ":" + id)).filter(kept -> kept.expires() > clock.now()).map(kept -> kept.value().clone());
    }

    @Override
    public void keep(String kind, String id, byte[] value, long expires) {
        if (values.size() >= MOST) {
            values.clear();
        }
        values.put(kind + ":" + id, new Kept(value.clone(), expires));
    }
}
