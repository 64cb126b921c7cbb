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
import remotemcp.platform.Key;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.platform.Store;
import remotemcp.platform.WatchedStore;

/// P05, line by line.
class GuessDelaysTest {
    private static final EmailAddress ADA = EmailAddress.read("ada@example.com").orElseThrow();

    private final MemoryPlatform world = MemoryPlatform.create();
    private final GuessDelays delays = new GuessDelays(world.platform());

    @Test
    void P05_a_few_mistakes_cost_nothing_then_every_wait_is_twice_as_long() {
        Guess guess = from("192.0.2.1");
        for (int i = 0; i < 5; i++) {
            assertThat(delays.secondsBefore(guess)).isZero();
        }
        for (long wait : new long[] {2, 4, 8, 16, 32}) {
            assertThat(delays.secondsBefore(guess)).isEqualTo(wait);
            world.advanceSeconds(wait);
            assertThat(delays.secondsBefore(guess)).isZero();
        }
    }

    @Test
    void P05_asking_too_early_does_not_make_the_wait_longer() {
        Guess guess = from("192.0.2.1");
        guesses(guess, 5);
        for (int i = 0; i < 100; i++) {
            assertThat(delays.secondsBefore(guess)).isEqualTo(2);
        }
        world.advanceSeconds(2);
        assertThat(delays.secondsBefore(guess)).isZero();
    }

    @Test
    void P05_no_wait_is_ever_longer_than_a_quarter_of_an_hour() {
        Guess guess = from("192.0.2.1");
        long longest = 0;
        for (int i = 0; i < 60; i++) {
            long wait = delays.secondsBefore(guess);
            longest = Math.max(longest, wait);
            world.advanceSeconds(wait);
        }
        assertThat(longest).isEqualTo(15 * 60);
    }

    @Test
    void P05_a_success_wipes_the_count() {
        Guess guess = from("192.0.2.1");
        guesses(guess, 4);
        delays.forgive(guess);
        assertThat(guesses(guess, 5)).isEqualTo(5);
    }

    @Test
    void P05_strangers_who_guess_do_not_delay_the_browser_in_which_the_person_signed_in_before() {
        for (int i = 0; i < 300; i++) {
            delays.secondsBefore(from("192.0.2." + i % 250));
        }
        assertThat(delays.secondsBefore(from("198.51.100.7"))).isPositive();
        var own = new Guess(ADA, "198.51.100.7", Optional.of("her laptop"));
        assertThat(delays.secondsBefore(own)).isZero();
    }

    @Test
    void P05_even_under_attack_from_everywhere_a_new_browser_waits_no_longer_than_a_minute() {
        for (int i = 0; i < 3000; i++) {
            delays.secondsBefore(from("10.0." + i % 200 + "." + i / 200));
            world.advanceSeconds(1);
        }
        assertThat(delays.secondsBefore(from("198.51.100.7"))).isLessThanOrEqualTo(60);
    }

    @Test
    void P05_a_known_browser_that_guesses_is_slowed_down_too() {
        var stolen = new Guess(ADA, "192.0.2.1", Optional.of("a stolen laptop"));
        assertThat(guesses(stolen, 100)).isEqualTo(10);
    }

    @Test
    void P05_one_network_that_tries_one_password_on_many_accounts_is_slowed_down() {
        int made = 0;
        for (int i = 0; i < 200; i++) {
            EmailAddress email = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            made += delays.secondsBefore(new Guess(email, "192.0.2.1", Optional.empty())) == 0 ? 1 : 0;
        }
        assertThat(made).isEqualTo(30);
    }

    @Test
    void P05_strangers_behind_the_same_proxy_as_everybody_delay_others_by_a_second_at_most() {
        String[] peers = {"127.0.0.1", "::1", "::ffff:127.0.0.1", ""};
        for (int i = 0; i < 1000; i++) {
            EmailAddress email = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            long wait = delays.secondsBefore(new Guess(email, Guess.networkOf(peers[i % 4]), Optional.empty()));
            assertThat(wait).isEqualTo(i < 200 ? 0 : 1);
        }
    }

    @Test
    void P05_a_network_cannot_wash_its_count_with_an_account_of_its_own() {
        var own = new Guess(EmailAddress.read("eve@example.com").orElseThrow(), "192.0.2.1", Optional.empty());
        int made = 0;
        for (int i = 0; i < 100; i++) {
            EmailAddress victim = EmailAddress.read("user" + i + "@example.com").orElseThrow();
            made += delays.secondsBefore(new Guess(victim, "192.0.2.1", Optional.empty())) == 0 ? 1 : 0;
            if (delays.secondsBefore(own) == 0) {
                delays.forgive(own);
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
        var bounded = new GuessDelays(new Platform(platform.clock(), platform.random(), platform.crypto(), watched, platform.outbound(),
            platform.log(), platform.secret()));
        for (int i = 0; i < 2000; i++) {
            bounded.secondsBefore(new Guess(new EmailAddress("x".repeat(200) + i + "@example.com"), "peer" + i, Optional.empty()));
        }
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.owner()).hasSize(3);
            assertThat(key.id()).isIn("pair", "network", "account");
        });
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64", "::1, 0:0:0:0::/64", "0:0:0:0:0:0:0:1, 0:0:0:0::/64", "fe80::1%eth0, fe80:0:0:0::/64"})
    void an_attacker_is_taken_to_own_a_whole_ipv6_network(String peer, String network) {
        assertThat(Guess.networkOf(peer)).isEqualTo(network);
    }

    private int guesses(Guess guess, int count) {
        int made = 0;
        for (int i = 0; i < count; i++) {
            made += delays.secondsBefore(guess) == 0 ? 1 : 0;
        }
        return made;
    }

    private static Guess from(String peer) {
        return new Guess(ADA, Guess.networkOf(peer), Optional.empty());
    }
}
