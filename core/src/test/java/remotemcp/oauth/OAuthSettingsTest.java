package remotemcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.oauth.resource.Scope;
import remotemcp.oauth.resource.Scopes;
import remotemcp.oauth.token.Lifetimes;

class OAuthSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "https://example.com/?x", "https://example.com/#x", "https://user@example.com",
        "example.com", "", "https://", "ftp://localhost",
        "https://example.com//", "https://example.com/a/../b", "https://example.com/%61"})
    void a_public_url_that_clients_could_not_trust_is_refused(String url) {
        assertThatThrownBy(() -> OAuthSettings.at(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "https://example.com/", "http://localhost:8787", "http://127.0.0.1:1", "http://[::1]:1",
        "https://example.com:8443/base"})
    void https_and_this_computer_are_fine(String url) {
        assertThat(OAuthSettings.at(url).issuer()).isEqualTo(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    @Test
    void a_resource_stands_below_the_public_url() {
        OAuthSettings fine = OAuthSettings.at("https://a.example");
        assertThatThrownBy(() -> new OAuthSettings("x", fine.issuer(), List.of("https://b.example/mcp"), fine.lifetimes(), fine.scopes(),
            true, fine.documents()))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OAuthSettings("x", fine.issuer(), List.of("https://a.example.evil/mcp"), fine.lifetimes(),
            fine.scopes(), true, fine.documents()))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fine.withScopes(Scope.extra("write", "Write"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_server_has_the_name_it_was_given() {
        assertThat(OAuthSettings.at("https://a.example").named("Weather").name()).isEqualTo("Weather");
    }

    /// O01
    @Test
    void O01_no_setting_lets_a_code_live_for_more_than_a_minute() {
        assertThatThrownBy(() -> new Lifetimes(60_001, 1, 1, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void implied_scopes_are_followed_to_the_end_and_circles_end_too() {
        var scopes =
            new Scopes(List.of(Scope.baseline("read", "Read"), Scope.extra("write", "Write", "read"), Scope.extra("admin", "Rule", "write"),
                Scope.extra("a", "A", "b"), Scope.extra("b", "B", "a")));
        assertThat(scopes.withImplied(Set.of("admin"))).containsExactlyInAnyOrder("admin", "write", "read");
        assertThat(scopes.withImplied(Set.of("a"))).containsExactlyInAnyOrder("a", "b");
        assertThat(scopes.withImplied(Set.of("unknown"))).containsExactly("unknown");
        assertThat(scopes.words("read")).isEqualTo("Read");
        assertThat(scopes.words("offline_access")).isNotEqualTo("offline_access");
    }
}
