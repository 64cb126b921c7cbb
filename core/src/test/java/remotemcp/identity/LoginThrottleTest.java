package remotemcp.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.http.ClientNetworks;
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.platform.Priority;
import remotemcp.platform.Store;
import remotemcp.platform.WatchedStore;

/// P05, line by line.
class LoginThrottleTest {
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();

    private final MemoryPlatform world = MemoryPlatform.create();
    private final LoginThrottle delays = new LoginThrottle(world.platform());

    @Test
    void P05_a_few_mistakes_cost_nothing_then_every_wait_is_twice_as_long() {
        LoginAttempt attempt = from("192.0.2.1");
        for (int i = 0; i < 5; i++) {
            assertThat(delays.secondsBefore(attempt)).isZero();
        }
        for (long wait : new long[]{2, 4, 8, 16, 32}) {
            assertThat(delays.secondsBefore(attempt)).isEqualTo(wait);
            world.advanceSeconds(wait);
            assertThat(delays.secondsBefore(attempt)).isZero();
        }
    }

    @Test
    void P05_asking_too_early_makes_the_own_wait_longer_and_nobody_elses() {
        LoginAttempt attempt = from("192.0.2.1");
        guesses(attempt, 5);
        for (int i = 0; i < 100; i++) {
            assertThat(delays.secondsBefore(attempt)).isEqualTo(2 + i);
        }
        assertThat(delays.secondsBefore(from("192.0.2.2"))).isZero();
        for (int i = 0; i < 1000; i++) {
            assertThat(delays.secondsBefore(attempt)).isLessThanOrEqualTo(15 * 60);
        }
        world.advanceSeconds(15 * 60);
        assertThat(delays.secondsBefore(attempt)).isZero();
    }

    @Test
    void P05_no_wait_is_ever_longer_than_a_quarter_of_an_hour() {
        LoginAttempt attempt = from("192.0.2.1");
        long longest = 0;
        for (int i = 0; i < 60; i++) {
            long wait = delays.secondsBefore(attempt);
            longest = Math.max(longest, wait);
            world.advanceSeconds(wait);
        }
        assertThat(longest).isEqualTo(15 * 60);
    }

    @Test
    void P05_a_success_wipes_the_count() {
        LoginAttempt attempt = from("192.0.2.1");
        guesses(attempt, 4);
        delays.succeeded(attempt);
        assertThat(guesses(attempt, 5)).isEqualTo(5);
    }

    @Test
    void P05_guesses_of_others_do_not_delay_the_browser_in_which_the_person_signed_in_before() {
        for (int i = 0; i < 300; i++) {
            fail(from("192.0.2." + i % 250));
        }
        assertThat(delays.secondsBefore(new LoginAttempt(ADA, ClientNetworks.of("192.0.2.7"), Optional.of("her laptop")))).isZero();
    }

    /// One attacker polls the account three times a second, each time from another network.
    @Test
    void P05_the_owner_gets_in_from_a_new_browser_and_a_new_network_while_one_attacker_polls() {
        for (int i = 0; i < 1800; i++) {
            fail(from("10." + i % 7 + "." + i % 250 + "." + i / 250));
            world.advance(333);
            if (i % 100 == 99) {
                LoginAttempt owner = from("198.51." + i / 100 + ".7");
                assertThat(delays.secondsBefore(owner)).as("try %d", i).isZero();
                delays.succeeded(owner);
            }
        }
    }

    @Test
    void P05_a_mistake_of_the_owner_under_attack_costs_a_short_wait_and_no_lock_out() {
        for (int i = 0; i < 600; i++) {
            fail(from("10." + i % 7 + "." + i % 250 + "." + i / 250));
        }
        LoginAttempt owner = from("198.51.100.7");
        assertThat(fail(owner)).isZero();
        assertThat(fail(owner)).isZero();
        assertThat(delays.secondsBefore(owner)).isBetween(1L, 3L);
        world.advanceSeconds(3);
        assertThat(delays.secondsBefore(owner)).isZero();
    }

    @Test
    void P05_an_account_under_attack_leaves_each_network_two_free_tries() {
        int made = 0;
        for (int network = 0; network < 100; network++) {
            for (int i = 0; i < 10; i++) {
                made += fail(from("10.0." + network + ".1")) == 0 ? 1 : 0;
            }
        }
        assertThat(made).isBetween(50 + 2 * 80, 50 + 2 * 100);
    }

    @Test
    void P05_an_attack_on_many_accounts_leaves_fewer_tries_to_networks_with_failures_and_all_to_others() {
        LoginAttempt earlier = on("early@example.com", "203.0.113.9");
        for (int i = 0; i < 3; i++) {
            assertThat(fail(on("early" + i + "@example.com", "203.0.113.9"))).isZero();
        }
        for (int i = 0; i < 2000; i++) {
            fail(on("user" + i + "@example.com", "10." + i % 200 + "." + i / 200 + ".1"));
        }
        assertThat(delays.secondsBefore(earlier)).isPositive();
        assertThat(delays.secondsBefore(on("early@example.com", "198.51.100.7"))).isZero();
        world.advanceSeconds(120);
        assertThat(delays.secondsBefore(earlier)).isZero();
    }

    @Test
    void P05_an_ipv6_site_does_not_get_its_free_tries_again_for_each_of_its_networks() {
        int made = 0;
        for (int i = 0; i < 3_000; i++) {
            String link = "2001:db8:77:" + Integer.toHexString(i * 21 % 65_536) + "::1";
            made += fail(on("user" + i + "@example.com", link)) == 0 ? 1 : 0;
        }
        assertThat(made).isBetween(120, 120 + 256 * 2 + 40);
    }

    @Test
    void P05_an_ipv6_household_is_slowed_down_as_one() {
        int made = 0;
        for (int i = 0; i < 256; i++) {
            made += delays.secondsBefore(
                on("user" + i + "@example.com", "2001:db8:77:7700::1".replace("7700", "77" + Integer.toHexString(256 + i).substring(1))))
                == 0 ? 1 : 0;
        }
        assertThat(made).isEqualTo(60);
        assertThat(delays.secondsBefore(on("other@example.com", "2001:db8:77:7800::1"))).isZero();
    }

    @Test
    void P05_right_passwords_are_counted_too() {
        int made = 0;
        for (int i = 0; i < 192; i++) {
            LoginAttempt right = from("10.0." + i + ".1");
            if (delays.secondsBefore(right) == 0) {
                made++;
                delays.succeeded(right);
            }
        }
        assertThat(made).isEqualTo(60);
        assertThat(delays.secondsBefore(on("other@example.com", "10.0.1.1"))).isZero();
        world.advanceSeconds(1);
        assertThat(delays.secondsBefore(from("198.51.100.7"))).isZero();
    }

    /// Every right password gives a new mark.
    @Test
    void P05_many_known_browsers_of_one_account_are_counted_together() throws Exception {
        List<Callable<Long>> tries = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            var marked = new LoginAttempt(ADA, ClientNetworks.of("192.0.2.1"), Optional.of("browser " + i));
            tries.add(() -> {
                long wait = delays.secondsBefore(marked);
                if (wait == 0) {
                    delays.succeeded(marked);
                }
                return wait;
            });
        }
        int made = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(tries)) {
                made += result.get() == 0 ? 1 : 0;
            }
        }
        assertThat(made).isBetween(1, 20);
        world.advanceSeconds(2);
        assertThat(delays.secondsBefore(new LoginAttempt(ADA, ClientNetworks.of("192.0.2.1"), Optional.of("another")))).isZero();
    }

    /// Marks are free for everyone with an account, and accounts where sign-up is open.
    @Test
    void P05_known_browsers_of_one_account_go_first_only_a_few_times() {
        int first = 0;
        for (int i = 0; i < 20; i++) {
            var marked = new LoginAttempt(ADA, ClientNetworks.of("192.0.2.1"), Optional.of("browser " + i));
            first += delays.priority(marked) == Priority.KNOWN ? 1 : 0;
        }
        assertThat(first).isEqualTo(3);
        var other = EmailAddress.read("grace@example.com").orElseThrow();
        assertThat(delays.priority(new LoginAttempt(other, ClientNetworks.of("192.0.2.1"), Optional.of("browser"))))
            .isEqualTo(Priority.KNOWN);
        world.advanceSeconds(20);
        assertThat(delays.priority(new LoginAttempt(ADA, ClientNetworks.of("192.0.2.1"), Optional.of("browser"))))
            .isEqualTo(Priority.KNOWN);
    }

    @Test
    void P05_new_browsers_never_go_first() {
        assertThat(delays.priority(from("192.0.2.1"))).isEqualTo(Priority.UNTRUSTED);
    }

    @Test
    void P05_a_clock_that_is_set_back_makes_no_wait_longer_than_the_longest() {
        LoginAttempt attempt = from("192.0.2.1");
        guesses(attempt, 7);
        world.setBackSeconds(30 * 24 * 3600);
        assertThat(delays.secondsBefore(attempt)).isLessThanOrEqualTo(15 * 60);
        world.advanceSeconds(15 * 60);
        assertThat(delays.secondsBefore(from("192.0.2.3"))).isZero();
    }

    @Test
    void a_try_that_was_not_looked_at_is_taken_back() {
        LoginAttempt attempt = from("192.0.2.1");
        for (int i = 0; i < 100; i++) {
            assertThat(delays.secondsBefore(attempt)).isZero();
            delays.undo(attempt);
        }
    }

    @Test
    void P05_a_known_browser_that_guesses_is_slowed_down_too() {
        var stolen = new LoginAttempt(ADA, ClientNetworks.of("192.0.2.1"), Optional.of("a stolen laptop"));
        assertThat(guesses(stolen, 100)).isEqualTo(10);
    }

    @Test
    void P05_one_network_that_tries_one_password_on_many_accounts_is_slowed_down() {
        int made = 0;
        for (int i = 0; i < 200; i++) {
            EmailAddress email = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            made += delays.secondsBefore(new LoginAttempt(email, ClientNetworks.of("192.0.2.1"), Optional.empty())) == 0 ? 1 : 0;
        }
        assertThat(made).isEqualTo(30);
    }

    @Test
    void P05_strangers_behind_the_same_proxy_as_everybody_delay_others_by_a_second_at_most() {
        String[] peers = {"127.0.0.1", "::1", "::ffff:127.0.0.1", ""};
        for (int i = 0; i < 1000; i++) {
            EmailAddress email = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            long wait = delays.secondsBefore(new LoginAttempt(email, ClientNetworks.of(peers[i % 4]), Optional.empty()));
            assertThat(wait).isEqualTo(i < 200 ? 0 : 1);
        }
    }

    @Test
    void P05_a_network_cannot_wash_its_count_with_an_account_of_its_own() {
        var own = new LoginAttempt(EmailAddress.read("eve@example.com").orElseThrow(), ClientNetworks.of("192.0.2.1"), Optional.empty());
        int made = 0;
        for (int i = 0; i < 100; i++) {
            EmailAddress victim = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            made += delays.secondsBefore(new LoginAttempt(victim, ClientNetworks.of("192.0.2.1"), Optional.empty())) == 0 ? 1 : 0;
            if (delays.secondsBefore(own) == 0) {
                delays.succeeded(own);
            }
        }
        assertThat(made).isLessThanOrEqualTo(30);
    }

    @Test
    void P05_guesses_sent_all_at_once_gain_nothing() throws Exception {
        List<Callable<Long>> tries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tries.add(() -> delays.secondsBefore(from("192.0.2.1")));
        }
        int made = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(tries)) {
                made += result.get() == 0 ? 1 : 0;
            }
        }
        assertThat(made).isLessThanOrEqualTo(5);
    }

    @Test
    void H14_strangers_can_make_only_a_bounded_number_of_records() {
        var keys = new HashSet<Key>();
        Store watched = new WatchedStore(new MemoryStore(world.platform().clock()), keys);
        Platform platform = world.platform();
        var bounded = new LoginThrottle(new Platform(platform.clock(), platform.random(), platform.crypto(), watched, platform.outbound(),
            platform.log(), platform.secret()));
        for (int i = 0; i < 2000; i++) {
            var attempt =
                new LoginAttempt(new EmailAddress("x".repeat(200) + i + "@example.com"), ClientNetworks.of("2001:db8:" + i + "::1"),
                    Optional.empty());
            bounded.secondsBefore(attempt);
            bounded.failed(attempt);
            bounded.secondsBeforeSignUp(attempt.networks());
        }
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.owner()).hasSize(3);
            assertThat(key.id()).isIn("pair", "network", "household", "account", "site", "all", "sign-up", "sign-up-household");
        });
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1, 192.0.2.1, 192.0.2.0/24, false", "::ffff:192.0.2.1, 192.0.2.1, 192.0.2.1, 192.0.2.0/24, false",
        "2001:db8:1:2345:3:4:5:6, 2001:db8:1:2345::/64, 2001:db8:1:2300::/56, 2001:db8:1::/48, false",
        "::1, 0:0:0:0::/64, 0:0:0:0::/56, 0:0:0::/48, true", "127.0.0.1, 127.0.0.1, 127.0.0.1, 127.0.0.0/24, true"})
    void an_attacker_is_taken_to_own_whole_networks(String peer, String link, String household, String site, boolean shared) {
        assertThat(ClientNetworks.of(peer)).isEqualTo(new ClientNetworks(link, household, site, shared));
    }

    private int guesses(LoginAttempt attempt, int count) {
        int made = 0;
        for (int i = 0; i < count; i++) {
            made += delays.secondsBefore(attempt) == 0 ? 1 : 0;
        }
        return made;
    }

    /// A wrong password, if it may be tried.
    private long fail(LoginAttempt attempt) {
        long wait = delays.secondsBefore(attempt);
        if (wait == 0) {
            delays.failed(attempt);
        }
        return wait;
    }

    private static LoginAttempt from(String peer) {
        return new LoginAttempt(ADA, ClientNetworks.of(peer), Optional.empty());
    }

    private static LoginAttempt on(String email, String peer) {
        return new LoginAttempt(EmailAddress.read(email).orElseThrow(), ClientNetworks.of(peer), Optional.empty());
    }
}
