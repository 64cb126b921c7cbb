package remotemcp.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import remotemcp.http.ClientNetworks;

/// Who may still make the server fetch when others have used up what all share.
class FetchBudgetTest {
    private static final long NOW = 1_000;

    private final FetchBudget budget = new FetchBudget();

    @BeforeEach
    void use_up_what_all_share() {
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 10; j++) {
                assertThat(budget.spend(ClientNetworks.of("10.0." + i + ".1"), "h" + i + "-" + j % 5 + ".example", false, NOW)).isZero();
            }
        }
        assertThat(budget.spend(ClientNetworks.of("10.0.0.1"), "another.example", false, NOW)).isPositive();
    }

    @Test
    void H14_one_site_cannot_use_up_what_is_kept_for_networks_that_have_asked_for_nothing() {
        int granted = 0;
        for (int i = 0; i < 200; i++) {
            granted += isGranted(household(i), "h" + i + ".attacker.example") ? 1 : 0;
        }
        assertThat(granted).isEqualTo(2);
        for (int i = 0; i < 90; i++) {
            assertThat(isGranted("192.0." + i + ".1", "h" + i + ".example.com")).isTrue();
        }
    }

    @Test
    void H14_one_site_cannot_use_up_what_is_kept_of_one_host() {
        for (int i = 20; i < 40; i++) {
            assertThat(isGranted("10.0." + i + ".1", "popular.example")).isTrue();
        }
        for (int i = 0; i < 200; i++) {
            budget.spend(ClientNetworks.of(household(i)), "popular.example", false, NOW);
        }
        assertThat(isGranted("192.0.2.1", "popular.example")).isTrue();
    }

    private boolean isGranted(String peer, String host) {
        return budget.spend(ClientNetworks.of(peer), host, false, NOW) == 0;
    }

    /// An address of one of the households of one site.
    private static String household(int number) {
        return "2001:db8:1:" + Integer.toHexString(number << 8) + "::1";
    }
}
