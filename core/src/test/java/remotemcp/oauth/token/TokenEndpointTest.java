package remotemcp.oauth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestClient.access;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.header;
import static remotemcp.oauth.TestServer.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.oauth.Form;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;

/// Redeeming codes, and what every token request must be (OAuth 2.1 §3.2, §4.1.3).
class TokenEndpointTest {
    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();

    @Test
    void a_code_becomes_tokens() {
        HttpResponse.Ready answer = client.redeem(client.code());
        JsonObject tokens = json(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Pragma")).isEqualTo("no-cache");
        assertThat(tokens.string("token_type")).contains("Bearer");
        assertThat(tokens.integer("expires_in")).hasValue(3600);
        assertThat(tokens.string("scope")).contains("read write");
        assertThat(tokens.string("resource")).contains(TestServer.MCP);
        assertThat(tokens.string("refresh_token")).isPresent();
    }

    @Test
    void the_token_tells_the_resource_who_calls() {
        JsonObject caller = json(server.call("/mcp", access(client.login())));
        assertThat(caller.string("subject")).contains(TestServer.USER);
        assertThat(caller.string("client")).contains(client.id());
        assertThat(caller.array("scopes")).contains(JsonArray.of(Json.of("read"), Json.of("write")));
        assertThat(caller.object("claims")).contains(TestServer.CLAIMS);
    }

    /// V04, V11, O01
    @ParameterizedTest
    @CsvSource({"code_verifier,another-verifier-of-43-to-128-characters-012345,invalid_grant", "code_verifier,'',invalid_grant",
        "code_verifier,short,invalid_grant", "redirect_uri,http://127.0.0.1:4711/other,invalid_grant",
        "redirect_uri,http://127.0.0.1:4712/callback,invalid_grant",
        "resource,https://mcp.example.com/other,invalid_target", "resource,https://mcp.example.com/mcp#f,invalid_target",
        "resource,nonsense,invalid_target",
        "scope,other,invalid_scope", "scope,\"a\\b\",invalid_scope"})
    void a_code_that_comes_with_something_wrong_stays_good(String name, String value, String error) {
        String code = client.code();
        HttpResponse.Ready refused = server.post("/token", client.redemption(code).with(name, value));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(error(refused)).isEqualTo(error);
        assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// V04
    @Test
    void a_code_without_its_verifier_is_refused_and_stays_good() {
        String code = client.code();
        assertThat(error(server.post("/token", client.redemption(code).without("code_verifier")))).isEqualTo("invalid_grant");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// OAuth 2.1 §10.2: clients of the newer text send no redirect_uri here; PKCE binds the code.
    @Test
    void the_redirect_uri_may_be_left_out() {
        assertThat(server.post("/token", client.redemption(client.code()).without("redirect_uri")).status()).isEqualTo(200);
    }

    @Test
    void another_client_cannot_redeem_the_code_and_does_not_spoil_it() {
        String code = client.code();
        TestClient stranger = server.client();
        assertThat(error(stranger.redeem(code))).isEqualTo("invalid_grant");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    @Test
    void wrong_attempts_are_counted_and_too_many_end_the_code() {
        String code = client.code();
        for (int i = 0; i < 10; i++) {
            assertThat(error(server.post("/token", client.redemption(code).with("code_verifier", "x".repeat(43)))))
                .isEqualTo("invalid_grant");
        }
        assertThat(error(client.redeem(code))).isEqualTo("invalid_grant");
        assertThat(server.world.logged("oauth.code.refused")).hasSize(9);
        assertThat(server.world.logged("oauth.grant.revoked")).hasSize(1);
    }

    /// O01
    @Test
    void a_code_lives_for_a_minute() {
        String code = client.code();
        server.world.advanceSeconds(60);
        assertThat(error(client.redeem(code))).isEqualTo("invalid_grant");
        String another = client.code();
        server.world.advanceSeconds(59);
        assertThat(client.redeem(another).status()).isEqualTo(200);
    }

    /// O01, RFC 6749 §10.5
    @Test
    void a_code_used_twice_ends_all_it_gave() {
        String code = client.code();
        JsonObject tokens = json(client.redeem(code));
        assertThat(server.status(access(tokens))).isEqualTo(200);
        HttpResponse.Ready replay = client.redeem(code);
        assertThat(replay.status()).isEqualTo(400);
        assertThat(error(replay)).isEqualTo("invalid_grant");
        assertThat(server.status(access(tokens))).isEqualTo(401);
        assertThat(error(client.refresh(TestClient.refresh(tokens)))).isEqualTo("invalid_grant");
        assertThat(server.world.logged("oauth.grant.revoked").getFirst().string("why")).contains("code used twice");
    }

    /// A leaked code alone, without the verifier, must not end a session.
    @Test
    void a_used_code_without_its_verifier_ends_nothing() {
        String code = client.code();
        JsonObject tokens = json(client.redeem(code));
        assertThat(error(server.post("/token", client.redemption(code).with("code_verifier", "x".repeat(43))))).isEqualTo("invalid_grant");
        assertThat(server.status(access(tokens))).isEqualTo(200);
    }

    /// V10
    @Test
    void a_forged_code_of_a_real_grant_touches_nothing() {
        String code = client.code();
        for (int i = 0; i < code.length(); i++) {
            char other = code.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(error(client.redeem(code.substring(0, i) + other + code.substring(i + 1)))).isEqualTo("invalid_grant");
        }
        assertThat(server.world.logged("oauth.code.refused")).isEmpty();
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    @Test
    void the_scope_can_be_narrowed_and_not_widened() {
        JsonObject tokens = json(server.post("/token",
            client.redemption(client.code(client.authorization().with("scope", "read"))).with("scope", "read write admin")));
        assertThat(tokens.string("scope")).contains("read");
        JsonObject narrowed = json(server.post("/token", client.redemption(client.code()).with("scope", "read")));
        assertThat(narrowed.string("scope")).contains("read");
        assertThat(json(server.call("/mcp", access(narrowed))).array("scopes")).contains(JsonArray.of(Json.of("read")));
    }

    @Test
    void a_wide_scope_contains_the_ones_it_implies() {
        JsonObject narrowed = json(server.post("/token", client.redemption(client.code()).with("scope", "write")));
        assertThat(narrowed.string("scope")).contains("write");
        assertThat(json(server.call("/mcp", access(narrowed))).array("scopes")).contains(JsonArray.of(Json.of("read"), Json.of("write")));
    }

    @Test
    void the_resource_can_be_narrowed_and_not_widened() {
        String code = client.code(client.authorization().with("resource", TestServer.MCP + "/part"));
        assertThat(error(client.redeem(code))).isEqualTo("invalid_target");
        JsonObject tokens = json(server.post("/token", client.redemption(code).with("resource", TestServer.MCP + "/part/of")));
        assertThat(tokens.string("resource")).contains(TestServer.MCP + "/part/of");
        assertThat(server.call("/mcp/part/of/it", access(tokens)).status()).isEqualTo(200);
        assertThat(server.call("/mcp/part", access(tokens)).status()).isEqualTo(401);
        assertThat(server.call("/mcp", access(tokens)).status()).isEqualTo(401);
    }

    @Test
    void a_left_out_resource_means_the_one_that_was_granted() {
        assertThat(json(server.post("/token", client.redemption(client.code()).without("resource"))).string("resource"))
            .contains(TestServer.MCP);
    }

    /// O22, O15
    @Test
    void a_parameter_given_twice_is_refused() {
        String code = client.code();
        assertThat(error(server.post("/token", client.redemption(code).and("code_verifier", TestClient.VERIFIER))))
            .isEqualTo("invalid_request");
        assertThat(error(server.post("/token", client.redemption(code).and("resource", TestServer.MCP)))).isEqualTo("invalid_target");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// O22
    @Test
    void parameters_beside_the_form_are_refused() {
        Form form = client.redemption(client.code());
        assertThat(error(server.send(HttpRequest.post("/token?" + form.text(), "application/x-www-form-urlencoded", form.bytes()))))
            .isEqualTo("invalid_request");
        assertThat(error(server.send(HttpRequest.post("/token?x=1", "application/x-www-form-urlencoded", form.bytes()))))
            .isEqualTo("invalid_request");
    }

    /// O22
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", "", "application/x-www-form-urlencodedx",
        ";", "\u00e4"})
    void only_a_form_is_read(String type) {
        HttpResponse.Ready answer = server.send(HttpRequest.post("/token", type, client.redemption(client.code()).bytes()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_request");
    }

    @Test
    void the_type_of_a_form_may_carry_parameters_and_any_letter_case() {
        byte[] form = client.redemption(client.code()).bytes();
        assertThat(server.send(HttpRequest.post("/token", "Application/X-WWW-Form-Urlencoded;charset=UTF-8", form)).status())
            .isEqualTo(200);
    }

    /// O03
    @ParameterizedTest
    @CsvSource({"password,unsupported_grant_type", "client_credentials,unsupported_grant_type", "implicit,unsupported_grant_type",
        "urn:ietf:params:oauth:grant-type:jwt-bearer,unsupported_grant_type", "'',invalid_request"})
    void other_grant_types_are_unsupported(String type, String error) {
        assertThat(error(server.post("/token", Form.of("grant_type", type, "client_id", client.id())))).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "code"})
    void what_is_missing_is_named(String name) {
        assertThat(error(server.post("/token", client.redemption(client.code()).without(name)))).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD"})
    void only_post_is_answered(String method) {
        HttpResponse.Ready answer = server.send(HttpRequest.of(method, "/token"));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(header(answer, "Allow")).contains("POST");
    }

    /// V17
    @Test
    void pages_of_any_origin_may_call_it_without_credentials() {
        HttpResponse.Ready preflight = server.send(HttpRequest.of("OPTIONS", "/token").header("Origin", "https://inspector.example"));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Authorization").contains("Content-Type");
        assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
        assertThat(header(client.redeem("x"), "Access-Control-Allow-Origin")).isEqualTo("*");
    }
}
