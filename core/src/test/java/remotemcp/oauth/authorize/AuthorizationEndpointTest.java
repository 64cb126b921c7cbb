package remotemcp.oauth.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestServer.header;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.oauth.Form;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;
import remotemcp.oauth.client.Client;
import remotemcp.oauth.client.ClientAuthMethod;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.oauth.client.PinnedClients;
import remotemcp.oauth.resource.Scope;

/// What is checked before a person is asked (OAuth 2.1 §4.1.1, RFC 7636, RFC 8707, RFC 9207).
class AuthorizationEndpointTest {
    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();

    /// S13, O07
    @Test
    void an_answer_has_one_code_the_state_and_the_issuer() {
        Parameters answer = client.answer(client.authorization());
        assertThat(answer.list()).extracting(Parameters.Parameter::name).containsExactly("code", "state", "iss");
        assertThat(answer.find("state")).contains(TestClient.STATE);
        assertThat(answer.find("iss")).contains(TestServer.BASE);
    }

    @Test
    void the_pages_get_the_request_as_it_was_checked() {
        client.code();
        AuthorizationRequest asked = server.asked.orElseThrow();
        assertThat(asked.client().name()).isEqualTo("Test client");
        assertThat(asked.redirectUri()).isEqualTo(TestClient.CALLBACK);
        assertThat(asked.state()).contains(TestClient.STATE);
        assertThat(asked.scopes()).containsExactly("read", "write");
        assertThat(asked.resource()).isEqualTo(TestServer.MCP);
        assertThat(asked.codeChallenge()).isEqualTo(TestClient.challenge(TestClient.VERIFIER));
    }

    /// S13
    @Test
    void a_denial_has_the_state_and_the_issuer_and_no_code() {
        Parameters answer = client.answer(client.authorization().with("state", "deny"));
        assertThat(answer.find("error")).contains("access_denied");
        assertThat(answer.find("state")).contains("deny");
        assertThat(answer.all("iss")).containsExactly(TestServer.BASE);
        assertThat(answer.has("code")).isFalse();
        assertThat(server.world.logged("oauth.request.denied")).hasSize(1);
    }

    @Test
    void a_request_may_be_posted_as_a_form() {
        HttpResponse.Ready answer = server.post("/authorize", client.authorization());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(header(answer, "Location")).startsWith(TestClient.CALLBACK + "?code=");
    }

    /// O06
    @Test
    void what_is_in_the_urls_is_neither_cached_nor_passed_on() {
        HttpResponse.Ready answer = client.authorize(client.authorization());
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    /// V03, O04, S10
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/cb", "http://127.0.0.1:4711/callback/", "http://127.0.0.1:4711/callback?x=1",
        "http://127.0.0.1:4711/Callback",
        "http://127.0.0.1:4711/callback#f", "http://127.0.0.1@evil.example/callback", "http://127.0.0.1.evil.example/callback",
        "https://127.0.0.1:4711/callback",
        "http://localhost:4711/callback", "http://127.0.0.1:99999/callback", "http://127.0.0.1:4711/a/../callback", "javascript:alert(1)",
        " " + TestClient.CALLBACK})
    void V03_an_unregistered_redirect_uri_is_told_to_the_person_only(String uri) {
        refusedHere(client.authorization().with("redirect_uri", uri), "invalid_redirect_uri");
    }

    /// RFC 8252 §7.3
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:50123/callback", "http://127.0.0.1/callback", "http://127.0.0.1:80/callback"})
    void the_port_on_this_computer_may_differ(String uri) {
        String location = header(client.authorize(client.authorization().with("redirect_uri", uri)), "Location");
        assertThat(location).startsWith(uri + "?code=");
    }

    @Test
    void the_only_registered_redirect_uri_may_be_left_out() {
        assertThat(header(client.authorize(client.authorization().without("redirect_uri")), "Location"))
            .startsWith(TestClient.CALLBACK + "?code=");
        TestClient two = server.client(
            TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of("https://a.example/1"), Json.of("https://a.example/2"))));
        refusedHere(two.authorization().without("redirect_uri"), "invalid_request");
    }

    @Test
    void an_unknown_client_is_told_to_the_person_with_the_way_out() {
        refusedHere(client.authorization().with("client_id", "nobody"), "invalid_client");
        assertThat(server.refused.getLast().getMessage()).contains("again");
        refusedHere(client.authorization().without("client_id"), "invalid_request");
        refusedHere(client.authorization().with("client_id", "x".repeat(20_000)), "invalid_client");
    }

    /// O22
    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "state", "scope", "response_type", "code_challenge", "code_challenge_method",
        "unknown_one"})
    void a_parameter_given_twice_is_refused(String name) {
        refusedHere(client.authorization().and(name, "x").and(name, "x"), "invalid_request");
    }

    /// O22
    @Test
    void parameters_in_query_and_form_are_refused() {
        Form form = client.authorization();
        HttpResponse.Ready answer = server.send(HttpRequest.post("/authorize?state=x", "application/x-www-form-urlencoded", form.bytes()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a=%zz", "client_id=%ff", "client_id=%c0%80"})
    void a_query_that_cannot_be_read_is_refused(String query) {
        assertThat(server.send(HttpRequest.get("/authorize?" + query)).status()).isEqualTo(400);
    }

    /// RFC 9700 §4.11.2
    @Test
    void an_error_goes_to_a_website_only_when_a_person_or_the_operator_trusts_it() {
        JsonArray website = JsonArray.of(Json.of("https://phish.example/login"));
        TestClient stranger = server.client(TestClient.metadata().with("redirect_uris", website));
        HttpResponse.Ready answer = stranger.authorize(stranger.authorization().with("response_type", "x"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
        assertThat(server.refused.getLast().code()).isEqualTo("unsupported_response_type");

        TestServer listing = TestServer.create(settings -> settings.withDocuments(DocumentTrust.only("phish.example")));
        TestClient listed = listing.client(TestClient.metadata().with("redirect_uris", website));
        assertThat(header(listed.authorize(listed.authorization().with("response_type", "x")), "Location"))
            .startsWith("https://phish.example/login?error=");
        TestServer refusing = TestServer.create(settings -> settings.withDocuments(DocumentTrust.anyoneBut("phish.example")));
        TestClient excluded = refusing.client(TestClient.metadata().with("redirect_uris", website));
        assertThat(excluded.authorize(excluded.authorization().with("response_type", "x")).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4711/cb", "http://[::1]:4711/cb", "https://127.0.0.1/cb",
        "cursor://anysphere.cursor-mcp/oauth/callback", "com.example.app:/cb"})
    void an_error_goes_at_once_to_this_computer_and_to_installed_apps(String uri) {
        TestClient app = server.client(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(uri))));
        assertThat(header(app.authorize(app.authorization().with("response_type", "x")), "Location"))
            .startsWith(uri + "?error=unsupported_response_type");
    }

    @Test
    void an_error_goes_at_once_to_the_addresses_of_clients_known_by_heart() {
        var trust = new RedirectTrust(DocumentTrust.anyone());
        Client claude = PinnedClients.find("https://claude.ai/oauth/mcp-oauth-client-metadata").orElseThrow();
        assertThat(trust.allows(claude, "https://claude.ai/api/mcp/auth_callback")).isTrue();
        assertThat(trust.allows(claude, "https://claude.ai/elsewhere")).isFalse();
        var pretender = new Client("https://evil.example/client", "Claude", claude.redirectUris(), ClientAuthMethod.NONE, Optional.empty());
        assertThat(trust.allows(pretender, "https://claude.ai/api/mcp/auth_callback")).isFalse();
    }

    /// V05, V06, O02
    @ParameterizedTest
    @CsvSource({"code_challenge,''", "code_challenge,short", "code_challenge,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "code_challenge,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "code_challenge,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+", "code_challenge,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "code_challenge,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "code_challenge_method,plain", "code_challenge_method,s256", "code_challenge_method,S512", "code_challenge_method,''",
        "response_mode,fragment", "response_type,''"})
    void V05_V06_proof_keys_of_another_shape_are_refused(String name, String value) {
        assertThat(error(client.authorization().with(name, value))).isEqualTo("invalid_request");
    }

    /// V04, O02
    @ParameterizedTest
    @ValueSource(strings = {"code_challenge", "code_challenge_method", "response_type"})
    void V04_a_request_without_proof_key_is_refused(String name) {
        assertThat(error(client.authorization().without(name))).isEqualTo("invalid_request");
    }

    /// O03
    @ParameterizedTest
    @ValueSource(strings = {"token", "code token", "id_token", "CODE", "code id_token"})
    void only_the_code_flow_exists(String type) {
        assertThat(error(client.authorization().with("response_type", type))).isEqualTo("unsupported_response_type");
    }

    /// O15, V35
    @ParameterizedTest
    @ValueSource(strings = {"https://mcp.example.com/other", "https://mcp.example.com/mcpx", "https://evil.example/mcp",
        "http://mcp.example.com/mcp", "nonsense", "/mcp",
        "https://mcp.example.com/mcp#f", "https://mcp.example.com/mcp?x", "https://mcp.example.com:444/mcp",
        "https://user@mcp.example.com/mcp",
        "https://mcp.example.com/mcp/../mcp", "https://mcp.example.com/mcp/%2e%2e", "https://mcp.example.com.evil.example/mcp",
        "https://mcp.example.com/MCP"})
    void another_resource_is_an_invalid_target(String resource) {
        assertThat(error(client.authorization().with("resource", resource))).isEqualTo("invalid_target");
    }

    /// O15
    @Test
    void several_resources_are_an_invalid_target() {
        assertThat(error(client.authorization().and("resource", TestServer.MCP))).isEqualTo("invalid_target");
    }

    @ParameterizedTest
    @CsvSource({"https://mcp.example.com/mcp", "https://mcp.example.com/mcp/", "HTTPS://MCP.Example.COM/mcp",
        "https://mcp.example.com:443/mcp", "https://mcp.example.com/sse",
        "https://mcp.example.com", "https://mcp.example.com/"})
    void every_name_of_this_server_means_its_canonical_resource(String resource) {
        client.code(client.authorization().with("resource", resource));
        assertThat(server.asked.orElseThrow().resource()).isEqualTo(TestServer.MCP);
    }

    /// However the operator wrote the public URL.
    @ParameterizedTest
    @ValueSource(strings = {"https://MCP.Example.com", "https://mcp.example.com:443"})
    void the_public_url_may_be_spelt_in_any_way(String publicUrl) {
        TestServer odd = TestServer.create(settings -> OAuthSettings.at(publicUrl).withScopes(settings.scopes().toArray(Scope[]::new)));
        TestClient other = odd.client();
        for (String resource : new String[]{publicUrl + "/mcp", TestServer.MCP, publicUrl}) {
            String code = other.code(other.authorization().with("resource", resource));
            assertThat(odd.asked.orElseThrow().resource()).isEqualTo(publicUrl + "/mcp");
            assertThat(odd.post("/token", other.redemption(code).with("resource", resource)).status()).isEqualTo(200);
        }
        other.code(other.authorization().with("resource", TestServer.MCP + "/part"));
        assertThat(odd.asked.orElseThrow().resource()).isEqualTo(publicUrl + "/mcp/part");
    }

    @Test
    void a_resource_below_ours_stays_narrow_and_a_left_out_one_is_ours() {
        client.code(client.authorization().with("resource", TestServer.MCP + "/part"));
        assertThat(server.asked.orElseThrow().resource()).isEqualTo(TestServer.MCP + "/part");
        client.code(client.authorization().with("resource", ""));
        assertThat(server.asked.orElseThrow().resource()).isEqualTo(TestServer.MCP);
        client.code(client.authorization().without("resource"));
        assertThat(server.asked.orElseThrow().resource()).isEqualTo(TestServer.MCP);
    }

    @ParameterizedTest
    @CsvSource({"openid email profile,read", "'',read", "write,write", "write read write,write read", "admin read,read",
        "offline_access,offline_access read",
        "offline_access write,offline_access write", "'  read   write ',read write"})
    void scopes_are_reduced_to_those_that_exist(String wish, String granted) {
        client.code(client.authorization().with("scope", wish));
        assertThat(server.asked.orElseThrow().scopes()).isEqualTo(List.of(granted.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a\tb", "ä", "a\nb", "\u007f"})
    void a_scope_with_a_character_no_scope_has_is_refused(String scope) {
        assertThat(error(client.authorization().with("scope", scope))).isEqualTo("invalid_scope");
    }

    @Test
    void a_state_of_any_characters_comes_back_unchanged() {
        String state = "\"<>&#%+ =?/\\ü😀\r\n\u0000";
        assertThat(client.answer(client.authorization().with("state", state)).find("state")).contains(state);
        assertThat(client.answer(client.authorization().without("state")).has("state")).isFalse();
        assertThat(client.answer(client.authorization().with("state", "x".repeat(4096))).find("state")).contains("x".repeat(4096));
        refusedHere(client.authorization().with("state", "x".repeat(4097)), "invalid_request");
    }

    @Test
    void a_registered_query_is_kept() {
        TestClient other = server.client(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of("https://a.example/cb?x=1"))));
        assertThat(header(other.authorize(other.authorization()), "Location")).startsWith("https://a.example/cb?x=1&code=");
        TestClient empty = server.client(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of("https://a.example/cb?"))));
        assertThat(header(empty.authorize(empty.authorization()), "Location")).startsWith("https://a.example/cb?code=");
    }

    /// H14: nothing is kept of a stranger's wish.
    @Test
    void H14_nothing_is_stored_before_consent() {
        TestServer fresh = TestServer.create();
        TestClient stranger = fresh.client();
        stranger.authorize(stranger.authorization().with("state", "deny"));
        assertThat(fresh.world.store().list("grant", TestServer.USER, "", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "OPTIONS"})
    void other_methods_are_not_answered(String method) {
        HttpResponse.Ready answer = server.send(HttpRequest.of(method, "/authorize"));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().find("Access-Control-Allow-Origin")).isEmpty();
    }

    private void refusedHere(Form form, String error) {
        HttpResponse.Ready answer = client.authorize(form);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().find("Location")).isEmpty();
        assertThat(server.refused.getLast().code()).isEqualTo(error);
    }

    private String error(Form form) {
        Parameters answer = client.answer(form);
        assertThat(answer.find("state")).isEqualTo(Optional.of(TestClient.STATE));
        assertThat(answer.all("iss")).containsExactly(TestServer.BASE);
        assertThat(answer.has("code")).isFalse();
        return answer.find("error").orElse("");
    }
}
