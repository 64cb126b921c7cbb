package remotemcp.client.oauth.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;

class UrlPolicyTest {
    private final UrlPolicy elsewhere = UrlPolicy.of("https://mcp.example/mcp");
    private final UrlPolicy here = UrlPolicy.of("http://localhost:8787/mcp");

    @ParameterizedTest
    @ValueSource(strings = {"https://auth.example", "https://auth.example:8443/tenant?a=b", "https://AUTH.example/%20"})
    void web_addresses_are_asked(String url) {
        assertThat(elsewhere.check(Step.TOKEN, "endpoint", url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/token", "https://localhost/token", "http://127.0.0.1/", "https://127.9.9.9/",
        "https://[::1]/", "http://auth.example/",
        "ftp://auth.example/", "https://a@auth.example/", "https://auth.example/#x", "https:///token", "javascript:alert(1)", "",
        "https://auth.example/\u0000"})
    void S26d_a_server_elsewhere_cannot_have_this_machine_or_anything_but_https_asked(String url) {
        assertThatThrownBy(() -> elsewhere.check(Step.TOKEN, "endpoint", url)).isInstanceOf(LoginException.class)
            .hasMessageContaining("endpoint");
    }

    @Test
    void a_server_on_this_machine_may_name_this_machine() {
        assertThat(here.check(Step.TOKEN, "endpoint", "http://127.0.0.1:9000/token")).isNotEmpty();
        assertThat(here.check(Step.TOKEN, "endpoint", "https://auth.example/token")).isNotEmpty();
        assertThatThrownBy(() -> here.check(Step.TOKEN, "endpoint", "http://auth.example/token")).isInstanceOf(LoginException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://auth.example/$HOME", "https://auth.example/a;b", "https://auth.example/(a)",
        "https://auth.example/'a'", "https://auth.example/*"})
    void V01_what_means_something_to_a_shell_is_not_opened(String url) {
        assertThatThrownBy(() -> elsewhere.checkOpenable(Step.AUTHORIZATION, "endpoint", url)).isInstanceOf(LoginException.class);
    }
}
