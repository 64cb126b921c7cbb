package remotemcp.client.oauth.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WellKnownTest {

    @Test
    void a_resource_is_looked_for_at_its_path_and_then_at_the_root() {
        assertThat(WellKnown.ofResource("https://a.example/public/mcp")).containsExactly(
            "https://a.example/.well-known/oauth-protected-resource/public/mcp",
            "https://a.example/.well-known/oauth-protected-resource");
        assertThat(WellKnown.ofResource("https://a.example/")).containsExactly("https://a.example/.well-known/oauth-protected-resource");
    }

    @Test
    void an_issuer_with_a_path_has_three_places() {
        assertThat(WellKnown.ofServer("https://a.example:8443/tenant1")).containsExactly(
            "https://a.example:8443/.well-known/oauth-authorization-server/tenant1",
            "https://a.example:8443/.well-known/openid-configuration/tenant1",
            "https://a.example:8443/tenant1/.well-known/openid-configuration");
    }

    @Test
    void an_issuer_without_a_path_has_two() {
        assertThat(WellKnown.ofServer("https://a.example")).containsExactly("https://a.example/.well-known/oauth-authorization-server",
            "https://a.example/.well-known/openid-configuration");
        assertThat(WellKnown.ofServer("https://a.example/")).isEqualTo(WellKnown.ofServer("https://a.example"));
    }
}
