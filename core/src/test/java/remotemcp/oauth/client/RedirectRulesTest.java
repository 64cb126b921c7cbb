package remotemcp.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectRulesTest {

    @ParameterizedTest
    @CsvSource({"https://a.example/cb,https://a.example/cb,true", "https://a.example/cb,https://a.example:443/cb,false",
        "https://a.example/cb,https://A.example/cb,false",
        "https://a.example/cb,https://a.example/cb?x,false", "https://127.0.0.1:1/cb,https://127.0.0.1:2/cb,false",
        "http://127.0.0.1:1/cb,http://127.0.0.1:2/cb,true",
        "http://127.0.0.1/cb,http://127.0.0.1:2/cb,true", "http://[::1]:1/cb,http://[::1]:2/cb,true",
        "http://localhost:1/cb,http://localhost:2/cb,true",
        "http://localhost:1/cb,http://127.0.0.1:1/cb,false", "http://127.0.0.1:1/cb,http://127.0.0.2:1/cb,false",
        "http://127.0.0.1:1,http://127.0.0.1:1/,false",
        "http://127.0.0.1:1/cb?a=1,http://127.0.0.1:2/cb?a=1,true", "http://127.0.0.1:1/cb?a=1,http://127.0.0.1:2/cb?a=2,false",
        "http://127.0.0.1:1/cb,http://127.0.0.1:2/cb#f,false", "http://127.0.0.1:1/cb,http://x@127.0.0.1:2/cb,false",
        "http://localhost/cb,http://localhost.evil.example/cb,false",
        "com.example.app:/cb,com.example.app:/cb,true", "com.example.app:/cb,com.example.app:/cb/,false",
        "cursor://a:1/cb,cursor://a:2/cb,false"})
    void a_redirect_uri_matches_itself_and_on_this_computer_any_port(String registered, String asked, boolean expected) {
        assertThat(RedirectRules.isRegistered(List.of("https://other.example/", registered), asked)).isEqualTo(expected);
    }

    @Test
    void nothing_matches_an_empty_list() {
        assertThat(RedirectRules.isRegistered(List.of(), "")).isFalse();
        assertThat(RedirectRules.isRegistered(List.of("https://a.example/"), "")).isFalse();
    }

    /// Whatever random text matches a registered loopback URI, the JDK reads as the same URI on another port.
    @Test
    void random_texts_match_only_what_differs_in_the_port() {
        var random = new Random(11);
        String registered = "http://127.0.0.1:4711/callback";
        String[] pieces = {"http", "https", "://", ":", "/", "//", "@", "127.0.0.1", "localhost", "[::1]", "evil.example", "4711", "80",
            "99999", "0", "callback", "CALLBACK", "?", "#",
            "%2f", "..", ".", "\\", " ", "\t", "é", "x"};
        int matched = 0;
        for (int round = 0; round < 300_000; round++) {
            var text = new StringBuilder(random.nextBoolean() ? "http://127.0.0.1" : "");
            for (int i = random.nextInt(5); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            if (random.nextBoolean()) {
                text.append("/callback");
            }
            if (RedirectRules.isRegistered(List.of(registered), text.toString())) {
                matched++;
                assertThat(differOnlyInPort(registered, text.toString())).as(text.toString()).isTrue();
            }
        }
        assertThat(matched).isPositive();
    }

    private static boolean differOnlyInPort(String registered, String asked) {
        try {
            URI one = new URI(registered);
            URI other = new URI(asked);
            return one.getScheme().equals(other.getScheme()) && Objects.equals(one.getHost(), other.getHost())
                && one.getRawPath().equals(other.getRawPath())
                && Objects.equals(one.getRawQuery(), other.getRawQuery()) && other.getRawFragment() == null
                && other.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
