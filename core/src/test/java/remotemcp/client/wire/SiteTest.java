package remotemcp.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    private static final String BASE = "https://example.com:8443/a/sse?key=1#here";

    @ParameterizedTest
    @CsvSource({"/m?s=1, https://example.com:8443/m?s=1", "m, https://example.com:8443/a/m", "?s=1, https://example.com:8443/a/sse?s=1",
        "//other.example/m, https://other.example/m", "https://other.example/m#x, https://other.example/m",
        "'', https://example.com:8443/a/"})
    void references_are_resolved(String reference, String url) {
        assertThat(Site.resolve(BASE, reference)).hasValue(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/\\evil", "//exa mple/", "/ü", "//user name@x/"})
    void what_is_no_url_is_none(String reference) {
        assertThat(Site.resolve(BASE, reference)).isEmpty();
    }

    @Test
    void origins_are_scheme_host_and_port() {
        assertThat(Site.same("https://example.com/a", "https://EXAMPLE.com:443/b?c")).isTrue();
        assertThat(Site.same("http://example.com/a", "https://example.com/a")).isFalse();
        assertThat(Site.same("https://example.com/", "https://example.com.evil/")).isFalse();
        assertThat(Site.same("https://example.com/", "https://example.com:444/")).isFalse();
        assertThat(Site.same("nonsense", "nonsense")).isFalse();
    }
}
