package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2::/64", "2001:db8::1, 64, 2001:db8:0:0::/64",
        "2001:db8:1:23ff::1, 56, 2001:db8:1:2300::/56",
        "2001:db8:1:2::9, 48, 2001:db8:1::/48", "::1, 64, 0:0:0:0::/64", "::1, 128, 0:0:0:0:0:0:0:1/128",
        "fe80::1%eth0, 64, fe80:0:0:0::/64",
        "1:2:3:4:5:6:7::, 128, 1:2:3:4:5:6:7:0/128"})
    void the_leading_bits_of_an_ipv6_address_name_its_network(String address, int bits, String network) {
        assertThat(ClientNetwork.prefix(address, bits)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:DB8::1", "2001:db8:0:0:0:0:0:1", "2001:0db8::0001", "2001:db8:0:0:ffff::"})
    void all_spellings_and_members_of_a_network_are_one_text(String address) {
        assertThat(ClientNetwork.prefix(address, 64)).isEqualTo("2001:db8:0:0::/64");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1", "::ffff:c000:201, 192.0.2.1", "0:0:0:0:0:ffff:c000:0201, 192.0.2.1"})
    void an_ipv4_address_is_a_network_of_its_own(String address, String network) {
        assertThat(ClientNetwork.prefix(address, 48)).isEqualTo(network);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "1:2:3", ":::"})
    void what_is_no_address_is_given_back(String text) {
        assertThat(ClientNetwork.prefix(text, 64)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    void everybody_behind_a_proxy_of_this_machine_shares_its_address(String address) {
        assertThat(ClientNetwork.isShared(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "::2", "2001:db8::1", "unknown"})
    void other_addresses_are_not_shared(String address) {
        assertThat(ClientNetwork.isShared(address)).isFalse();
    }
}
