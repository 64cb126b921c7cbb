package remotemcp.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestServer.error;
import static remotemcp.oauth.TestServer.header;
import static remotemcp.oauth.TestServer.json;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.TestClient;
import remotemcp.oauth.TestServer;

/// Dynamic client registration (RFC 7591).
class RegistrationTest {
    private final TestServer server = TestServer.create();

    @Test
    void a_public_client_gets_an_id_and_no_secret() {
        HttpResponse.Ready response = server.register(TestClient.metadata());
        JsonObject answer = json(response);
        assertThat(response.status()).isEqualTo(201);
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.without("client_id")).isEqualTo(JsonObject.builder()
            .put("client_id_issued_at", server.world.now() / 1000)
            .put("client_name", "Test client")
            .put("redirect_uris", JsonArray.of(Json.of(TestClient.CALLBACK)))
            .put("grant_types", JsonArray.of(Json.of("authorization_code"), Json.of("refresh_token")))
            .put("response_types", JsonArray.of(Json.of("code")))
            .put("token_endpoint_auth_method", "none").build());
    }

    @ParameterizedTest
    @CsvSource({"client_secret_basic,basic", "client_secret_post,post"})
    void a_confidential_client_gets_a_secret_that_works(String method, String way) {
        TestClient client = server.client(method);
        assertThat(client.secret()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(client.registration.integer("client_secret_expires_at")).hasValue(0);
        assertThat(client.prove("/token", way, client.secret(), client.redemption(client.code())).status()).isEqualTo(200);
    }

    @Test
    void a_client_that_names_no_method_is_confidential() {
        TestClient client = server.client(TestClient.metadata().without("token_endpoint_auth_method"));
        assertThat(client.registration.string("token_endpoint_auth_method")).contains("client_secret_basic");
        assertThat(client.secret()).isNotEmpty();
    }

    /// H14, users-pain 17: a registration needs no room and is never forgotten.
    @Test
    void H14_a_registration_stores_nothing_and_outlives_a_restart() {
        TestClient client = server.client();
        assertThat(server.world.store().list("client", "", "", 10)).isEmpty();
        server.world.advanceSeconds(3_000_000_000L);
        assertThat(new TestClient(server.restarted(), client.registration).code()).isNotEmpty();
    }

    @Test
    void two_registrations_alike_are_two_clients() {
        assertThat(server.client().id()).isNotEqualTo(server.client().id());
    }

    /// V08, S12
    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "blob:https://a.example/x",
        "about:blank", "view-source:x", "ftp://a.example/", "ws://a.example/", "http://example.com/cb", "http://127.0.0.1.evil.example/",
        "http://0.0.0.0/",
        "http://[::2]/", "https://a.example/cb#fragment", "https://a.example/cb#", "/relative", "", "https://", "https:///cb",
        "https://user@evil.example/cb",
        " https://a.example/cb", "https://a.example/c b", "https://a.example\\@evil.example/", "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "https://a.example/cb?code=1", "https://a.example/cb?iss=https://evil.example", "https://a.example/cb?x=%", "myapp://cb",
        "urn:ietf:wg:oauth:2.0:oob"})
    void V08_dangerous_redirect_uris_are_refused(String uri) {
        HttpResponse.Ready answer =
            server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of("https://a.example/"), Json.of(uri))));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://claude.ai/api/mcp/auth_callback", "https://chatgpt.com/connector/oauth/abc",
        "https://vscode.dev/redirect", "http://127.0.0.1/",
        "http://127.0.0.1:33418/", "http://localhost:6274/oauth/callback", "http://[::1]:9/cb",
        "cursor://anysphere.cursor-mcp/oauth/callback",
        "vscode://vscode.github-authentication/did-authenticate", "com.example.app:/callback", "https://a.example/cb?tenant=1"})
    void redirect_uris_of_real_clients_are_accepted(String uri) {
        assertThat(server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(uri)))).status()).isEqualTo(201);
    }

    /// V08
    @ParameterizedTest
    @ValueSource(strings = {"client_uri", "logo_uri", "tos_uri", "policy_uri"})
    void V08_links_are_web_links_and_pictures_are_never_kept(String key) {
        for (String link : new String[]{"javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//a.example", "x", "file:///x",
            "https:///x"}) {
            HttpResponse.Ready answer = server.register(TestClient.metadata().with(key, link));
            assertThat(error(answer)).as(link).isEqualTo("invalid_client_metadata");
        }
        String longest = "https://a.example/" + "x".repeat(482);
        assertThat(server.register(TestClient.metadata().with(key, longest)).status()).isEqualTo(201);
        assertThat(server.register(TestClient.metadata().with(key, "")).status()).isEqualTo(201);
        assertThat(error(server.register(TestClient.metadata().with(key, longest + "x")))).isEqualTo("invalid_client_metadata");
        JsonObject answer = json(server.register(TestClient.metadata().with(key, "https://a.example/x")));
        assertThat(answer.has(key)).isEqualTo(key.equals("client_uri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"private_key_jwt", "tls_client_auth", "client_secret_jwt", "", "NONE"})
    void another_auth_method_is_refused(String method) {
        HttpResponse.Ready answer = server.register(TestClient.metadata().with("token_endpoint_auth_method", method));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo("invalid_client_metadata");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    /// O10
    @Test
    void O10_grants_we_do_not_offer_are_left_out_and_their_absence_is_refused() {
        JsonArray many =
            JsonArray.of(Json.of("authorization_code"), Json.of("refresh_token"), Json.of("urn:ietf:params:oauth:grant-type:jwt-bearer"));
        assertThat(json(server.register(TestClient.metadata().with("grant_types", many))).array("grant_types").orElseThrow().size())
            .isEqualTo(2);
        assertThat(error(server.register(TestClient.metadata().with("grant_types", JsonArray.of(Json.of("client_credentials"))))))
            .isEqualTo("invalid_client_metadata");
        assertThat(error(server.register(TestClient.metadata().with("response_types", JsonArray.of(Json.of("token"))))))
            .isEqualTo("invalid_client_metadata");
    }

    /// O10
    @Test
    void O10_redirect_uris_are_bounded() {
        var eleven = IntStream.range(0, 11).mapToObj(i -> "https://a.example/" + i).toList();
        assertThat(error(server.register(TestClient.metadata().with("redirect_uris", JsonArray.ofStrings(eleven)))))
            .isEqualTo("invalid_redirect_uri");
        assertThat(server.register(TestClient.metadata().with("redirect_uris", JsonArray.ofStrings(eleven.subList(0, 10)))).status())
            .isEqualTo(201);
        String longest = "https://a.example/" + "a".repeat(1982);
        assertThat(server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(longest)))).status()).isEqualTo(201);
        assertThat(error(server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(longest + "a"))))))
            .isEqualTo("invalid_redirect_uri");
        assertThat(error(server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(longest), Json.of(longest))))))
            .isEqualTo("invalid_redirect_uri");
        String half = "https://a.example/" + "a".repeat(1482);
        assertThat(server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(half), Json.of(half)))).status())
            .isEqualTo(201);
        assertThat(error(server.register(TestClient.metadata().with("redirect_uris", JsonArray.of(Json.of(half), Json.of(half + "a"))))))
            .isEqualTo("invalid_redirect_uri");
        assertThat(error(server.register(TestClient.metadata().with("redirect_uris", new JsonArray(java.util.List.of())))))
            .isEqualTo("invalid_redirect_uri");
    }

    /// O10
    @Test
    void O10_the_body_is_bounded() {
        HttpResponse.Ready answer = server.register(TestClient.metadata().with("x", "a".repeat(64 * 1024)));
        assertThat(answer.status()).isEqualTo(413);
    }

    /// O10, V26
    @Test
    void V26_a_stranger_cannot_make_himself_trusted() {
        JsonObject answer =
            json(server.register(TestClient.metadata().with("trusted", Json.of(true)).with("jwks_uri", "http://169.254.169.254/")
                .with("client_id", "admin").with("client_secret", "mine").with("scope", "read admin")));
        assertThat(answer.has("trusted")).isFalse();
        assertThat(answer.has("jwks_uri")).isFalse();
        assertThat(answer.has("client_secret")).isFalse();
        assertThat(answer.string("client_id")).isNotEqualTo(java.util.Optional.of("admin"));
        assertThat(answer.string("scope")).contains("read");
        assertThat(error(server.register(TestClient.metadata().with("software_statement", "x.y.z"))))
            .isEqualTo("unapproved_software_statement");
    }

    @ParameterizedTest
    @CsvSource({"native,http://127.0.0.1/,201", "native,com.example.app:/cb,201", "web,https://a.example/,201",
        "web,http://localhost:6274/,201", "web,com.example.app:/cb,400",
        "desktop,https://a.example/,400"})
    void the_application_type_rules_its_redirects(String type, String redirect, int status) {
        JsonObject metadata = TestClient.metadata().with("application_type", type).with("redirect_uris", JsonArray.of(Json.of(redirect)));
        assertThat(server.register(metadata).status()).isEqualTo(status);
    }

    /// P04
    @Test
    void P04_a_name_is_one_short_line_without_hidden_characters() {
        String hostile = " \u202Egnp\u202C  Cla\u200Bude\u00AD\u2066\n\t<b>\u0000 " + "x".repeat(10_000);
        String name = json(server.register(TestClient.metadata().with("client_name", hostile))).string("client_name").orElseThrow();
        assertThat(name).startsWith("gnp Claude <b> xxx").hasSizeLessThanOrEqualTo(100);
        String emoji =
            json(server.register(TestClient.metadata().with("client_name", "x".repeat(99) + "😀"))).string("client_name").orElseThrow();
        assertThat(emoji).isEqualTo("x".repeat(99));
    }

    @Test
    void a_client_without_a_name_is_called_by_its_host() {
        assertThat(json(server.register(TestClient.metadata().without("client_name"))).string("client_name")).contains("127.0.0.1");
        assertThat(json(server.register(TestClient.metadata().with("client_name", "\u200B"))).string("client_name")).contains("127.0.0.1");
        assertThat(json(server.register(TestClient.metadata().with("client_name", JsonNull.NULL))).string("client_name"))
            .contains("127.0.0.1");
        JsonObject app = TestClient.metadata().without("client_name").with("redirect_uris", JsonArray.of(Json.of("com.example.app:/cb")));
        assertThat(json(server.register(app)).string("client_name")).contains("Unnamed app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "nonsense", "null", "{}", "{\"redirect_uris\":\"https://a.example\"}", "{\"redirect_uris\":[1]}",
        "{\"redirect_uris\":null}",
        "{\"redirect_uris\":[\"https://a.example/\"],\"client_name\":7}",
        "{\"redirect_uris\":[\"https://a.example/\"],\"redirect_uris\":[]}", "{\"a\":[[[[["})
    void malformed_metadata_is_the_clients_fault(String body) {
        HttpResponse.Ready answer = server.send(HttpRequest.post("/register", "application/json", body.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isIn("invalid_client_metadata", "invalid_redirect_uri");
    }

    @Test
    void only_json_is_read() {
        assertThat(server.send(HttpRequest.post("/register", "text/plain", TestClient.metadata().bytes())).status()).isEqualTo(400);
        assertThat(server.send(HttpRequest.post("/register", "Application/JSON; charset=utf-8", TestClient.metadata().bytes())).status())
            .isEqualTo(201);
        assertThat(server.send(HttpRequest.get("/register")).status()).isEqualTo(405);
    }

    @Test
    void an_operator_may_switch_it_off_and_make_clients_himself() {
        TestServer closed = TestServer.on(server.world, OAuthSettings::withoutRegistration);
        assertThat(closed.register(TestClient.metadata()).status()).isEqualTo(404);
        Client made = closed.server.clients().register(TestClient.metadata());
        assertThat(
            new TestClient(closed, JsonObject.of("client_id", made.id()).with("redirect_uris", JsonArray.ofStrings(made.redirectUris())))
                .login().has("access_token"))
            .isTrue();
    }
}
