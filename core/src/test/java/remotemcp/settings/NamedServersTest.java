package remotemcp.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.Uri;

class NamedServersTest {

    @Test
    void any_means_public_servers_only() {
        NamedServers any = servers("any");
        assertThat(any.allowsPublicly(url("https://mcp.example.com/mcp"))).isTrue();
        assertThat(any.allowsPublicly(url("https://mcp.example.com:443/mcp"))).isTrue();
        assertThat(any.lists(url("https://mcp.example.com/mcp"))).isFalse();
    }

    /// V25.
    @ParameterizedTest
    @ValueSource(strings = {"http://mcp.example.com/mcp", "https://mcp.example.com:8443/mcp", "https://localhost/mcp",
        "https://10.0.0.5/mcp", "https://[::1]/mcp",
        "https://8.8.8.8/mcp", "ftp://mcp.example.com/"})
    void V25_what_is_not_surely_public_is_not_allowed(String url) {
        assertThat(servers("any").allowsPublicly(url(url)) || servers("any").lists(url(url))).isFalse();
    }

    @Test
    void names_are_a_list_of_what_is_allowed() {
        NamedServers named = servers("a.example.com", "b.example.com");
        assertThat(named.allowsPublicly(url("https://a.example.com/mcp"))).isTrue();
        assertThat(named.allowsPublicly(url("https://x.a.example.com/mcp"))).isFalse();
        assertThat(named.allowsPublicly(url("https://c.example.com/mcp"))).isFalse();
    }

    @Test
    void a_port_makes_it_that_very_server_which_may_be_private() {
        NamedServers listed = servers("any", "localhost:9000", "10.0.0.5:*", "[::1]:9000");
        assertThat(listed.lists(url("http://localhost:9000/mcp"))).isTrue();
        assertThat(listed.lists(url("http://localhost:9001/mcp"))).isFalse();
        assertThat(listed.lists(url("http://127.0.0.1:9000/mcp"))).isFalse();
        assertThat(listed.lists(url("http://10.0.0.5/mcp"))).isTrue();
        assertThat(listed.lists(url("https://10.0.0.5:8443/mcp"))).isTrue();
        assertThat(listed.lists(url("http://[::1]:9000/mcp"))).isTrue();
        assertThat(listed.lists(url("ftp://localhost:9000/"))).isFalse();
    }

    @Test
    void none_is_no_server() {
        assertThat(servers("none").isEmpty()).isTrue();
        assertThat(servers("none").allowsPublicly(url("https://a.example.com/"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.5", "https://a.example.com", "a.example.com/mcp", "user@a.example.com", "a.example.com:x",
        "*", "A.example.com", "none"})
    void entries_that_would_mean_nothing_are_refused(String entry) {
        assertThat(NamedServers.of(List.of("any", entry)).isEmpty()).isTrue();
    }

    private static NamedServers servers(String... entries) {
        return NamedServers.of(List.of(entries)).orElseThrow();
    }

    private static Uri url(String url) {
        return Uri.parse(url).orElseThrow();
    }
}
