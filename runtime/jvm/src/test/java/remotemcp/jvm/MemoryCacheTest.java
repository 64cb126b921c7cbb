package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;
import remotemcp.platform.MemoryCache;

class MemoryCacheTest extends CacheContract {
    private static final long MEMORY = 128 << 20;

    @Override
    protected Cache open(Clock clock) {
        return new MemoryCache(clock, MEMORY);
    }

    @Test
    void H14_it_holds_a_share_of_the_memory_at_most() {
        var cache = new MemoryCache(() -> 0, MEMORY);
        for (int i = 0; i < 5_000; i++) {
            cache.keep("document", "d" + i, new byte[1], 1);
        }
        long held = IntStream.range(0, 5_000).filter(i -> cache.find("document", "d" + i).isPresent()).count();
        assertThat(held).isBetween(100L, 300L);
    }

    @Test
    void what_is_asked_for_again_and_again_stays() {
        var cache = new MemoryCache(() -> 0, MEMORY);
        cache.keep("document", "asked for", new byte[]{7}, 1);
        for (int i = 0; i < 5_000; i++) {
            cache.keep("document", "d" + i, new byte[1], 1);
            assertThat(cache.find("document", "asked for")).as("after %d others", i).isPresent();
        }
    }

    @Test
    void a_clock_that_is_set_back_prolongs_nothing() {
        var now = new AtomicLong(1_800_000_000_000L);
        var passed = new AtomicLong();
        var cache = new MemoryCache(new Clock() {
            @Override
            public long now() {
                return now.get();
            }

            @Override
            public long monotonic() {
                return passed.get();
            }
        }, 1 << 30);
        cache.keep("document", "a", new byte[1], now.get() + 1_000);
        now.addAndGet(-60_000);
        passed.addAndGet(999);
        assertThat(cache.find("document", "a")).isPresent();
        passed.addAndGet(1);
        assertThat(cache.find("document", "a")).isEmpty();
    }
}
