package remotemcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.oauth.TestServer.header;
import static remotemcp.oauth.TestServer.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Hosts show `error_description` to people, in a terminal or as the error of a tool: each text says what is wrong and what to do next.
class ErrorDescriptionTest {
    private static final Map<String, String> NEXT = Map.of(
        "invalid_grant", "Sign in again from your app",
        "invalid_client", "Remove this server in your app and add it again",
        "invalid_scope", "Sign in again from your app",
        "invalid_target", "Give your app the address of this server",
        "invalid_request", "The app needs a fix",
        "unsupported_grant_type", "The app needs a fix",
        "invalid_client_metadata", "The app needs a fix",
        "invalid_redirect_uri", "The app needs a fix",
        "unapproved_software_statement", "The app needs a fix");

    private final TestServer server = TestServer.create();
    private final TestClient client = server.client();

    /// Gemini CLI 0.61.0 registers so when its access was revoked, and shows what it reads as the error of a tool.
    @ParameterizedTest
    @ValueSource(
        strings = {"{\"client_name\":\"Gemini CLI (Stored OAuth)\",\"redirect_uris\":[],\"grant_types\":[]}", "{\"client_name\":\"x\"}"})
    void a_registration_without_addresses_tells_the_person_that_access_has_ended(String body) {
        JsonObject answer = json(server.register(Json.parse(body).asObject().orElseThrow()));
        assertThat(answer.string("error")).contains("invalid_redirect_uri");
        assertThat(answer.string("error_description").orElseThrow()).contains("no redirect_uris")
            .contains("If you were signed in before, your access has ended")
            .contains("sign in again").contains("/mcp auth NAME");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {"redirect_uris":["javascript:x"]}
        {"redirect_uris":["http://example.com/cb"]}
        {"redirect_uris":["https://a.example/#x"]}
        {"redirect_uris":["https://user@a.example/"]}
        {"redirect_uris":["https://a.example/?code=x"]}
        {"redirect_uris":"https://a.example"}
        {"redirect_uris":[1]}
        {"redirect_uris":["https://a.example/"],"grant_types":["client_credentials"]}
        {"redirect_uris":["https://a.example/"],"response_types":["token"]}
        {"redirect_uris":["https://a.example/"],"token_endpoint_auth_method":"tls_client_auth"}
        {"redirect_uris":["https://a.example/"],"application_type":"x"}
        {"redirect_uris":["com.example.app:/cb"],"application_type":"web"}
        {"redirect_uris":["https://a.example/"],"client_uri":"javascript:x"}
        {"redirect_uris":["https://a.example/"],"client_name":7}
        {"redirect_uris":["https://a.example/"],"software_statement":"x.y.z"}
        nonsense
        []
        """)
    void a_refused_registration_says_what_comes_next(String body) {
        said(server.send(HttpRequest.post("/register", "application/json", body.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grant_type=x", "grant_type=authorization_code", "grant_type=authorization_code&code=x",
        "grant_type=refresh_token", "grant_type=refresh_token&refresh_token=x",
        "grant_type=refresh_token&grant_type=x", "%", "grant_type=refresh_token&refresh_token=x&resource=https://other.example/"})
    void a_refused_token_request_says_what_comes_next(String form) {
        for (String id : new String[]{"", "nobody", client.registration.string("client_id").orElseThrow()}) {
            String whole = form + (id.isEmpty() ? "" : "&client_id=" + id);
            said(server.send(HttpRequest.post("/token", "application/x-www-form-urlencoded", whole.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @ParameterizedTest
    @CsvSource({"code_verifier,wrong", "redirect_uri,https://other.example/", "resource,https://other.example/", "scope,unknown"})
    void a_refused_redemption_says_what_comes_next(String name, String value) {
        said(server.post("/token", client.redemption(client.code()).with(name, value)));
    }

    @Test
    void a_token_that_has_ended_says_what_comes_next() {
        JsonObject tokens = client.login();
        JsonObject other = client.login();
        server.post("/revoke",
            Form.of("token", TestClient.access(tokens), "client_id", client.registration.string("client_id").orElseThrow()));
        says(server.call("/mcp", TestClient.access(tokens)), "your access has ended. Sign in again from your app");
        says(server.call("/mcp", "x"), "not one of this server. Sign in again from your app");
        server.world.advanceSeconds(30 * 24 * 3600);
        says(server.call("/mcp", TestClient.access(other)), "has expired. If your app does not renew it by itself, sign in again");
        assertThat(json(client.refresh(TestClient.refresh(other))).string("error_description").orElseThrow())
            .startsWith("Your access has ended").endsWith("Sign in again from your app");
    }

    /// Continue CLI 1.5.47 shows the body of a 401, and has no way to sign in.
    @Test
    void a_request_without_a_token_is_told_how_to_sign_in_also_from_an_app_that_cannot() {
        for (HttpRequest request : new HttpRequest[]{HttpRequest.get("/mcp"),
            HttpRequest.post("/mcp", "application/json", "{}".getBytes(StandardCharsets.UTF_8))}) {
            HttpResponse.Ready answer = server.send(request);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(json(answer).string("error_description").orElseThrow()).contains("not signed in").contains("Sign in from your app")
                .contains("remote-mcp bridge or mcp-remote");
            assertThat(header(answer, "WWW-Authenticate")).doesNotContain("error");
        }
    }

    @Test
    void a_server_without_registration_says_whom_to_ask() {
        HttpResponse.Ready answer = TestServer.create(OAuthSettings::withoutRegistration).register(TestClient.metadata());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(json(answer).string("error_description").orElseThrow()).contains("Ask the operator of the server");
    }

    @ParameterizedTest
    @CsvSource({"response_type,token,needs%20a%20fix", "code_challenge,'',needs%20a%20fix",
        "resource,https://other.example/,Give%20your%20app%20the%20address",
        "scope,a\"b,Sign%20in%20again"})
    void an_error_at_the_persons_own_computer_says_what_comes_next(String name, String value, String next) {
        TestClient local =
            server.client(TestClient.metadata().with("redirect_uris", remotemcp.json.JsonArray.of(Json.of("http://127.0.0.1/cb"))));
        String location = header(local.authorize(local.authorization().with(name, value)), "Location");
        assertThat(location).startsWith("http://127.0.0.1/cb?error=").contains(next);
    }

    private static void says(HttpResponse.Ready answer, String words) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(json(answer).string("error_description").orElseThrow()).contains(words);
        assertThat(header(answer, "WWW-Authenticate")).contains(words);
    }

    private static void said(HttpResponse.Ready answer) {
        JsonObject body = json(answer);
        String description = body.string("error_description").orElseThrow();
        assertThat(description).contains(NEXT.get(body.string("error").orElseThrow()));
        boolean isSendable = description.chars().allMatch(c -> c >= 0x20 && c <= 0x7e && c != '"' && c != '\\');
        assertThat(isSendable).as("RFC 6749 §5.2: " + description).isTrue();
    }
}
