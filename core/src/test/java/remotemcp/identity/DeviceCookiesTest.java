package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.platform.MemoryPlatform;

class DeviceCookiesTest {
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();
    private static final String PASSWORD = "four unrelated words";

    private final MemoryPlatform world = MemoryPlatform.create();
    private final DeviceCookies browsers = new DeviceCookies(world.platform(), new Accounts(world.platform()));
    private final Accounts accounts = new Accounts(world.platform());
    private final Account account = accounts.create(ADA, PASSWORD, false).orElseThrow();

    @Test
    void P05_a_mark_is_good_for_its_own_address_only() {
        String mark = browsers.issue(account);
        assertThat(browsers.find(mark, ADA)).isPresent();
        assertThat(browsers.find(mark, EmailAddress.read("eve@example.com").orElseThrow())).isEmpty();
    }

    @Test
    void P05_nobody_can_make_a_mark_of_their_own() {
        String mark = browsers.issue(account);
        assertThat(browsers.find(mark.substring(1), ADA)).isEmpty();
        assertThat(browsers.find("", ADA)).isEmpty();
        assertThat(browsers.find("x".repeat(100), ADA)).isEmpty();
        MemoryPlatform other = MemoryPlatform.create();
        new Accounts(other.platform()).create(ADA, PASSWORD, false);
        assertThat(new DeviceCookies(other.platform(), new Accounts(other.platform())).find(mark, ADA)).isEmpty();
    }

    @Test
    void a_mark_is_worth_nothing_once_the_account_has_another_password_or_is_disabled_or_removed() {
        String first = browsers.issue(account);
        Account changed = accounts.changePassword(ADA, "four different words").orElseThrow();
        assertThat(browsers.find(first, ADA)).isEmpty();
        String second = browsers.issue(changed);
        assertThat(browsers.find(second, ADA)).isPresent();
        accounts.disable(ADA);
        assertThat(browsers.find(second, ADA)).isEmpty();
        accounts.remove(ADA);
        accounts.create(ADA, PASSWORD, false);
        assertThat(browsers.find(first, ADA)).isEmpty();
    }

    @Test
    void a_mark_runs_out() {
        String mark = browsers.issue(account);
        world.advanceSeconds(DeviceCookies.LIFETIME_SECONDS);
        assertThat(browsers.find(mark, ADA)).isEmpty();
    }
}
