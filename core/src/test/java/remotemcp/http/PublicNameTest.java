package remotemcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "mcp.example.com", "xn--bcher-kva.example", "a.b.c.d.e"})
    void names_of_several_labels_may_be_public(String host) {
        assertThat(PublicName.is(host)).isTrue();
    }

    /// V25.
    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "intranet", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.0.0.0x1",
        "[::1]", "[::ffff:127.0.0.1]",
        "[2606:4700::1111]", "169.254.169.254", "metadata.google.internal", "printer.local", "x.localhost", "router.lan", "db.corp",
        "nas.home.arpa", "1.0.0.127.in-addr.arpa",
        "example.com.", "exa%6dple.com", "example.c%6fm"})
    void V25_addresses_in_any_spelling_and_names_inside_networks_are_not(String host) {
        assertThat(PublicName.is(host)).isFalse();
    }
}
