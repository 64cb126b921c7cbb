package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Dynamic client registration (RFC 7591).
class RegistrationTest {
    private final Target target = Target.current();

    @Test
    void a_public_client_gets_an_id_and_no_secret() {
        Http.Answer answer = register(OAuthClient.registrationBody());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().string("client_id")).isPresent();
        assertThat(answer.json().has("client_secret")).isFalse();
        assertThat(answer.json().string("token_endpoint_auth_method")).contains("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post"})
    void a_confidential_client_gets_a_secret(String method) {
        JsonObject answer = register(OAuthClient.registrationBody().with("token_endpoint_auth_method", method)).json();
        assertThat(answer.string("client_secret").orElse("")).hasSizeGreaterThanOrEqualTo(32);
        assertThat(answer.string("token_endpoint_auth_method")).contains(method);
        assertThat(answer.has("client_secret_expires_at")).isTrue();
    }

    /// V08, S12
    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "http://example.com/cb",
        "vbscript:x",
        "https://a.example/cb#fragment", "/relative", "", "https://user@evil.example/cb", " https://a.example/cb",
        "blob:https://a.example/x"})
    void dangerous_redirect_uris_are_refused(String uri) {
        Http.Answer answer = register(OAuthClient.registrationBody().with("redirect_uris", JsonArray.of(Json.of(uri))));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().string("error")).get().isIn("invalid_redirect_uri", "invalid_client_metadata");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"https://claude.ai/api/mcp/auth_callback", "http://127.0.0.1/", "http://localhost:33418/callback", "http://[::1]:9/cb",
            "cursor://anysphere.cursor-mcp/oauth/callback", "com.example.app:/callback"})
    void redirect_uris_of_real_clients_are_accepted(String uri) {
        assertThat(register(OAuthClient.registrationBody().with("redirect_uris", JsonArray.of(Json.of(uri)))).status()).isEqualTo(201);
    }

    @Test
    void an_unsupported_auth_method_is_refused() {
        Http.Answer answer = register(OAuthClient.registrationBody().with("token_endpoint_auth_method", "tls_client_auth"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().string("error")).contains("invalid_client_metadata");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    /// O10
    @Test
    void redirect_uris_are_bounded_in_number_and_length() {
        var many = IntStream.range(0, 11).mapToObj(i -> "https://a.example/cb" + i).toList();
        assertThat(register(OAuthClient.registrationBody().with("redirect_uris", JsonArray.ofStrings(many))).status()).isEqualTo(400);
        String huge = "https://a.example/" + "a".repeat(3000);
        assertThat(register(OAuthClient.registrationBody().with("redirect_uris", JsonArray.of(Json.of(huge)))).status()).isEqualTo(400);
    }

    /// O10
    @Test
    void a_registration_over_64_kB_is_refused() {
        assertThat(register(OAuthClient.registrationBody().with("x", "a".repeat(70_000))).status()).isBetween(400, 413);
    }

    /// V26, O10: what only an operator may set stays unset, whatever a stranger writes.
    @Test
    void unknown_and_trusted_metadata_is_ignored() {
        JsonObject answer =
            register(OAuthClient.registrationBody().with("trusted", Json.of(true)).with("jwks_uri", "http://169.254.169.254/x")).json();
        assertThat(answer.has("trusted")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "{\"redirect_uris\":\"https://a.example\"}", "{}", "{\"redirect_uris\":[1]}", "null"})
    void malformed_registrations_are_the_clients_fault(String body) {
        Http.Answer answer = Http.post(endpoint(), body, "Content-Type", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().string("error")).isPresent();
    }

    private Http.Answer register(JsonObject body) {
        return Http.postJson(endpoint(), body);
    }

    private URI endpoint() {
        return URI
            .create(Http.get(target.at("/.well-known/oauth-authorization-server")).json().string("registration_endpoint").orElseThrow());
    }
}
