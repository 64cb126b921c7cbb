package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.platform.MemoryPlatform;

class KnownBrowsersTest {
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();

    private final MemoryPlatform world = MemoryPlatform.create();
    private final KnownBrowsers browsers = new KnownBrowsers(world.platform());

    @Test
    void P05_a_mark_is_good_for_its_own_address_only() {
        String mark = browsers.mark(ADA);
        assertThat(browsers.find(mark, ADA)).isPresent();
        assertThat(browsers.find(mark, EmailAddress.read("eve@example.com").orElseThrow())).isEmpty();
    }

    @Test
    void P05_nobody_can_make_a_mark_of_their_own() {
        String mark = browsers.mark(ADA);
        assertThat(browsers.find(mark.substring(1), ADA)).isEmpty();
        assertThat(browsers.find("", ADA)).isEmpty();
        assertThat(browsers.find("x".repeat(100), ADA)).isEmpty();
        assertThat(new KnownBrowsers(MemoryPlatform.create().platform()).find(mark, ADA)).isEmpty();
    }

    @Test
    void a_mark_runs_out() {
        String mark = browsers.mark(ADA);
        world.advanceSeconds(KnownBrowsers.LIFETIME_SECONDS);
        assertThat(browsers.find(mark, ADA)).isEmpty();
    }
}
