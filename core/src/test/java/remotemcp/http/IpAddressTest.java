package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "255.255.255.255", "10.20.30.40"})
    void four_decimal_numbers_are_ipv4(String text) {
        assertThat(IpAddress.isIpv4(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.", ".1.2.3", "1..2.3", "0x1.2.3.4", "1.2.3.4 ",
        "1.2.3.-4", "1.2.3.1000"})
    void nothing_else_is_ipv4(String text) {
        assertThat(IpAddress.isIpv4(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "fe80::1", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1::8", "2001:DB8::a:b"})
    void groups_with_at_most_one_gap_are_ipv6(String text) {
        assertThat(IpAddress.isIpv6(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", ":::", "1:2:3:4:5:6:7::8:9", "g::1", "12345::",
        "::1.2.3", "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4", "::1%eth0", ":1::", "1:::2", "::1:"})
    void nothing_else_is_ipv6(String text) {
        assertThat(IpAddress.isIpv6(text)).isFalse();
    }
}
