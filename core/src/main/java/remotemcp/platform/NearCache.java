package remotemcp.platform;

import java.util.Optional;

/// A [Cache] whose reads cost time or money, with this process's memory in front of it: of what it holds, it is asked for at most
/// once a minute, and may give it for so long after its expiry: a [SealedCache] around it ends that.
public final class NearCache implements Cache {
    private static final long MINUTE = 60_000;

    private final Cache far;
    private final Cache near;
    private final Clock clock;

    /// @param memory bytes that the process or isolate may use
    public NearCache(Cache far, Clock clock, long memory) {
        this.far = far;
        this.clock = clock;
        near = new MemoryCache(clock, memory);
    }

    @Override
    public Optional<byte[]> find(String kind, String id) {
        Optional<byte[]> known = near.find(kind, id);
        if (known.isPresent()) {
            return known;
        }
        Optional<byte[]> found = far.find(kind, id);
        found.ifPresent(value -> near.keep(kind, id, value, clock.now() + MINUTE));
        return found;
    }

    @Override
    public void keep(String kind, String id, byte[] value, long expires) {
        near.keep(kind, id, value, Math.min(expires, clock.now() + MINUTE));
        far.keep(kind, id, value, expires);
    }
}
