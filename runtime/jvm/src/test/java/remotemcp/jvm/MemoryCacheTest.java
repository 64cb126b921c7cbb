package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;
import remotemcp.platform.MemoryCache;

class MemoryCacheTest extends CacheContract {
    @Override
    protected Cache open(Clock clock) {
        return new MemoryCache(clock);
    }

    @Test
    void H14_it_holds_a_thousand_values_at_most() {
        var cache = new MemoryCache(() -> 0);
        for (int i = 0; i < 5_000; i++) {
            cache.keep("document", "d" + i, new byte[1], 1);
        }
        long held = java.util.stream.IntStream.range(0, 5_000).filter(i -> cache.find("document", "d" + i).isPresent()).count();
        assertThat(held).isBetween(1L, 1_000L);
    }
}
