package remotemcp.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.platform.Cache;
import remotemcp.platform.Clock;

/// What every [Cache] keeps to, as far as a cache promises anything. Each kind of cache has a class that opens its own.
public abstract class CacheContract {
    private static final long HOUR = 3_600_000;

    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);
    private Cache cache;

    /// An empty cache that reads this clock.
    protected abstract Cache open(Clock clock) throws Exception;

    @BeforeEach
    void open() throws Exception {
        cache = open(now::get);
    }

    @Test
    void what_is_kept_is_found_as_it_was_written() {
        byte[] every = new byte[256];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        cache.keep("document", "a", every, now.get() + HOUR);
        cache.keep("document", "empty", new byte[0], now.get() + HOUR);
        assertThat(cache.find("document", "a")).hasValueSatisfying(found -> assertThat(found).isEqualTo(every));
        assertThat(cache.find("document", "empty")).hasValueSatisfying(found -> assertThat(found).isEmpty());
    }

    @Test
    void kind_and_id_each_tell_values_apart() {
        cache.keep("document", "a", bytes("it"), now.get() + HOUR);
        assertThat(cache.find("document", "b")).isEmpty();
        assertThat(cache.find("key", "a")).isEmpty();
    }

    /// a namespace that keeps nothing for less than a minute fails for shorter lives.
    @ParameterizedTest
    @ValueSource(longs = {1, 59_000, 59_999, 60_000, 60_001, HOUR})
    void every_life_is_taken_and_ends_to_the_millisecond(long life) {
        cache.keep("document", "a", bytes("x"), now.get() + life);
        now.addAndGet(life - 1);
        assertThat(cache.find("document", "a")).isPresent();
        now.addAndGet(1);
        assertThat(cache.find("document", "a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -60_000})
    void what_has_expired_already_is_not_found(long life) {
        cache.keep("document", "a", bytes("x"), now.get() + life);
        assertThat(cache.find("document", "a")).isEmpty();
    }

    /// a namespace that takes one write a second of a name fails for more.
    @Test
    void a_value_written_again_at_once_is_no_error_and_one_of_those_written_is_found() {
        for (int i = 0; i < 5; i++) {
            cache.keep("document", "a", bytes("written " + i), now.get() + HOUR);
        }
        assertThat(cache.find("document", "a"))
            .hasValueSatisfying(found -> assertThat(new String(found, StandardCharsets.UTF_8)).startsWith("written "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
