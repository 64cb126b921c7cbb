package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;

class SetupLinksTest {
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();
    private static final EmailAddress EVE = EmailAddress.read("eve@example.com").orElseThrow();
    private static final String PASSWORD = "four unrelated words";

    private final MemoryPlatform world = MemoryPlatform.create();
    private final Accounts accounts = new Accounts(world.platform());
    private final SetupLinks links = new SetupLinks(world.platform(), accounts);

    @Test
    void the_link_makes_one_administrator_once() {
        String token = links.issue().orElseThrow();
        assertThat(links.isGood(token)).isTrue();
        assertThat(links.redeem(token, ADA, PASSWORD)).hasValueSatisfying(account -> assertThat(account.administrator()).isTrue());
        assertThat(links.isGood(token)).isFalse();
        assertThat(links.redeem(token, EmailAddress.read("eve@example.com").orElseThrow(), PASSWORD)).isEmpty();
    }

    @Test
    void V28_of_fifty_who_use_the_link_at_once_one_becomes_administrator() throws Exception {
        String token = links.issue().orElseThrow();
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            EmailAddress email = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            tries.add(() -> links.redeem(token, email, PASSWORD).isPresent());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(tries)).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    @Test
    void P05_a_link_that_comes_while_too_many_passwords_wait_still_works_afterwards() {
        var crypto = new CountingCrypto(world.platform().crypto());
        Platform own = world.platform();
        var busy = new Accounts(new Platform(own.clock(), own.random(), crypto, own.store(), own.outbound(), own.log(), own.secret()));
        var busyLinks = new SetupLinks(own, busy);
        String token = busyLinks.issue().orElseThrow();
        crypto.overloaded = true;
        assertThatThrownBy(() -> busyLinks.redeem(token, ADA, PASSWORD)).isInstanceOf(OverloadedException.class);
        crypto.overloaded = false;
        assertThat(busyLinks.redeem(token, ADA, PASSWORD)).isPresent();
    }

    @Test
    void no_link_is_given_out_once_somebody_has_an_account() {
        accounts.create(ADA, PASSWORD, false);
        assertThat(links.issue()).isEmpty();
    }

    @Test
    void a_link_the_operator_chose_works_until_somebody_has_an_account() {
        links.offer("chosen");
        links.offer("chosen");
        assertThat(links.redeem("chosen", ADA, PASSWORD)).isPresent();
        links.offer("chosen");
        assertThat(links.isGood("chosen")).isFalse();
    }

    @Test
    void a_new_start_makes_the_earlier_link_worthless() {
        String first = links.issue().orElseThrow();
        String second = links.issue().orElseThrow();
        assertThat(links.isGood(first)).isFalse();
        assertThat(links.isGood(second)).isTrue();
    }

    @Test
    void making_an_account_in_another_way_ends_the_link_and_leaves_no_record_of_it() {
        String token = links.issue().orElseThrow();
        accounts.create(ADA, PASSWORD, true);
        assertThat(links.isGood(token)).isFalse();
        assertThat(links.redeem(token, EVE, PASSWORD)).isEmpty();
        assertThat(world.store().list("setup", "server", "", 10)).extracting(entry -> entry.key().id()).containsExactly("first-account");
    }

    @Test
    void a_link_that_a_starting_process_puts_back_during_the_redemption_is_worth_nothing() {
        links.offer("chosen");
        links.redeem("chosen", ADA, PASSWORD).orElseThrow();
        var hash = Base64Url.encode(world.platform().crypto().sha256("chosen".getBytes()));
        world.store().create(new Key("setup", "server", hash), new byte[0], Long.MAX_VALUE);
        assertThat(links.isGood("chosen")).isFalse();
        assertThat(links.redeem("chosen", EVE, PASSWORD)).isEmpty();
    }

    @Test
    void fifty_ways_of_making_the_first_account_at_once_let_the_link_make_at_most_one() throws Exception {
        String token = links.issue().orElseThrow();
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            EmailAddress email = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            boolean byLink = i % 2 == 0;
            tries.add(() -> byLink ? links.redeem(token, email, PASSWORD).isPresent() : accounts.create(email, PASSWORD, false).isEmpty());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(tries)).extracting(Future::get).filteredOn(made -> made).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(links.issue()).isEmpty();
    }

    @Test
    void a_crash_while_the_first_account_was_made_does_not_end_the_link_for_good() {
        String token = links.issue().orElseThrow();
        new FirstAccount(world.platform()).begin();
        assertThat(links.isGood(token)).isFalse();
        world.advanceSeconds(121);
        assertThat(links.redeem(token, ADA, PASSWORD)).isPresent();
    }

    @Test
    void the_link_runs_out_after_a_day() {
        String token = links.issue().orElseThrow();
        world.advanceSeconds(24 * 3600);
        assertThat(links.isGood(token)).isFalse();
        assertThat(links.redeem(token, ADA, PASSWORD)).isEmpty();
    }

    @Test
    void H09_the_store_holds_a_hash_of_the_token_only() {
        String token = links.issue().orElseThrow();
        assertThat(world.store().list("setup", "server", "", 10)).extracting(Store.Entry::key)
            .singleElement().satisfies(key -> assertThat(key.toString()).doesNotContain(token));
    }
}
