package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;
import remotemcp.platform.MemoryCache;
import remotemcp.platform.NearCache;
import remotemcp.platform.Random;
import remotemcp.platform.SealedCache;

/// Sealed, as it stands on Workers.
class NearCacheTest extends CacheContract {
    private static final long MEMORY = 128 << 20;

    @Override
    protected Cache open(Clock clock) {
        Random random = JvmPlatform.inMemory().platform().random();
        return new SealedCache(new NearCache(new MemoryCache(clock, MEMORY), clock, MEMORY), new JvmCrypto(), random, clock, new byte[32]);
    }

    @Test
    void what_is_far_is_read_once_a_minute() {
        var now = new AtomicLong();
        var far = new Counting(new MemoryCache(now::get, MEMORY));
        far.keep("document", "a", new byte[]{1}, Long.MAX_VALUE);
        var cache = new NearCache(far, now::get, MEMORY);
        for (int second = 0; second < 120; second++) {
            assertThat(cache.find("document", "a")).isPresent();
            now.addAndGet(1_000);
        }
        assertThat(far.reads).hasValue(2);
    }

    @Test
    void what_another_process_wrote_is_seen_within_a_minute() {
        var now = new AtomicLong();
        var far = new MemoryCache(now::get, MEMORY);
        var cache = new NearCache(far, now::get, MEMORY);
        cache.keep("document", "a", new byte[]{1}, Long.MAX_VALUE);
        far.keep("document", "a", new byte[]{2}, Long.MAX_VALUE);
        now.set(60_000);
        assertThat(cache.find("document", "a")).hasValueSatisfying(value -> assertThat(value).containsExactly(2));
    }

    private static final class Counting implements Cache {
        private final Cache inner;
        private final AtomicInteger reads = new AtomicInteger();

        private Counting(Cache inner) {
            this.inner = inner;
        }

        @Override
        public Optional<byte[]> find(String kind, String id) {
            reads.incrementAndGet();
            return inner.find(kind, id);
        }

        @Override
        public void keep(String kind, String id, byte[] value, long expires) {
            inner.keep(kind, id, value, expires);
        }
    }
}
