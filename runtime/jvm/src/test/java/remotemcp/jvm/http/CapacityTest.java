package remotemcp.jvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {
    private final Capacity capacity = new Capacity(HttpLimits.standard().crowd(new HttpLimits.Crowd(1_000, 10, 100, 128 << 20)));

    @Test
    void H03_all_addresses_of_one_ipv6_network_count_as_one() {
        assertThat(taken("2001:db8:0:0:0:0:0:", 50)).isEqualTo(10);
        assertThat(capacity.takeConnection("2001:db8:0:1:0:0:0:1")).isTrue();
    }

    @Test
    void H03_all_networks_of_one_site_have_four_times_as_many() {
        int taken = 0;
        for (int network = 0; network < 20; network++) {
            taken += taken("2001:db8:0:" + network + ":0:0:0:", 10);
        }
        assertThat(taken).isEqualTo(40);
        assertThat(capacity.takeConnection("2001:db8:1:0:0:0:0:1")).isTrue();
    }

    @Test
    void what_is_given_back_can_be_taken_again() {
        for (int i = 0; i < 100; i++) {
            assertThat(capacity.takeConnection("2001:db8:0:0:0:0:0:1")).isTrue();
            assertThat(capacity.takeConnection("192.0.2.1")).isTrue();
            capacity.giveBackConnection("2001:db8:0:0:0:0:0:1");
            capacity.giveBackConnection("192.0.2.1");
        }
        assertThat(capacity.taken()).isEqualTo(new Capacity.Taken(0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {64, 128, 512, 1024, 8192})
    void bounds_are_shares_of_the_memory(long megabytes) {
        long memory = megabytes << 20;
        var crowd = HttpLimits.Crowd.in(memory);
        assertThat(crowd.connections() * (24L << 10)).as("heads").isLessThanOrEqualTo(memory / 2);
        assertThat(crowd.unread()).isLessThanOrEqualTo(memory / 8);
        assertThat(crowd.streams()).isLessThan(crowd.connections());
        assertThat(crowd.perNetwork()).isLessThan(crowd.connections() / 3);
    }

    private int taken(String network, int addresses) {
        int taken = 0;
        for (int i = 1; i <= addresses; i++) {
            taken += capacity.takeConnection(network + i) ? 1 : 0;
        }
        return taken;
    }
}
