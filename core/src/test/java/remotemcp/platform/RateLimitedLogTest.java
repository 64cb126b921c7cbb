package remotemcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;

/// A flood of requests cannot fill a disk with lines, and is counted all the same.
class RateLimitedLogTest {
    private final MemoryPlatform world = MemoryPlatform.create();
    private final Log log = world.platform().log();

    @Test
    void P05_a_flood_of_failed_logins_writes_few_lines_and_counts_all() {
        fail(10_000);
        assertThat(world.log()).hasSizeBetween(RateLimitedLog.MOST, RateLimitedLog.MOST + 5);
        world.advanceSeconds(60);
        fail(1);
        assertThat(more(world.log().get(world.log().size() - 2))).hasValue(10_000L - RateLimitedLog.MOST);
        assertThat(more(world.log().getLast())).isEmpty();
    }

    @Test
    void the_first_lines_of_every_minute_are_written_as_they_are() {
        for (int minute = 0; minute < 3; minute++) {
            fail(RateLimitedLog.MOST);
            world.advanceSeconds(60);
        }
        assertThat(world.log()).hasSize(3 * RateLimitedLog.MOST).allMatch(line -> more(line).isEmpty());
    }

    @Test
    void a_flood_of_one_event_silences_no_other() {
        fail(10_000);
        log.warn("login.delayed", JsonObject.empty());
        assertThat(world.log().getLast().event()).isEqualTo("login.delayed");
    }

    @Test
    void who_got_access_and_who_lost_it_is_always_written() {
        for (int i = 0; i < 1_000; i++) {
            log.info("login.succeeded", JsonObject.empty());
            log.warn("oauth.grant.revoked", JsonObject.empty());
        }
        assertThat(world.log()).hasSize(2_000);
    }

    @Test
    void bugs_are_bounded_like_everything_else() {
        List<String> written = new ArrayList<>();
        var time = new AtomicLong();
        Log bounded = RateLimitedLog.of(new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
                written.add(event);
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                written.add(id);
            }
        }, time::get);
        for (int i = 0; i < 1_000; i++) {
            bounded.bug("id", "request.failed", new IllegalStateException());
        }
        assertThat(written).hasSizeBetween(RateLimitedLog.MOST, RateLimitedLog.MOST + 5).contains("request.failed");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            log.warn("login.failed", JsonObject.of("peer", "192.0.2." + i % 250));
        }
    }

    private static OptionalLong more(MemoryPlatform.Line line) {
        return line.fields().integer("more");
    }
}
