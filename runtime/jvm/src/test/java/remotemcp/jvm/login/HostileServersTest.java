package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.ClientException;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;

/// Servers that lie, each a real one: every login ends with words, nothing is opened that should not be, and no secret goes to another.
@Tag("end-to-end")
class HostileServersTest {
    @TempDir Path folder;
    private final Authority authority = Authority.open();
    private final Authority other = Authority.open();
    private final Visitor visitor = new Visitor();

    @AfterEach
    void close() {
        authority.close();
        other.close();
    }

    /// Calls the server and expects no token; the message a person reads.
    private String failure() {
        try {
            Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp());
        } catch (ClientException e) {
            assertThat(e.getMessage()).matches("\\P{Cntrl}+").hasSizeLessThan(1100);
            assertThat(Visitor.store(folder).find(authority.mcp()).map(Json::text).orElse("")).doesNotContain("access_token");
            return e.getMessage();
        }
        throw new AssertionError("the login succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "vbscript:x", "http://example.com/authorize",
        "https://evil.example/a$(calc)",
        "https://evil.example/\"&calc", "https://evil.example/a;calc", "https://evil.example/`calc`", "https://user:password@evil.example/",
        "https:evil", "//evil.example/"})
    void V01_S26d_an_authorization_url_that_is_no_plain_web_address_is_never_opened(String url) {
        authority.metadata(document -> document.with("authorization_endpoint", url));
        assertThat(failure()).contains("authorization endpoint");
        assertThat(visitor.opened()).isEmpty();
    }

    /// What is compressed is there, and says something that nobody here reads: nothing is guessed in its place.
    @ParameterizedTest
    @CsvSource({"/.well-known/oauth-protected-resource/mcp, 200, gzip", "/.well-known/oauth-protected-resource/mcp, 200, x-gzip",
        "/.well-known/oauth-authorization-server, 200, br", "/register, 201, zstd", "/register, 400, gzip", "/token, 200, deflate",
        "/token, 400, gzip"})
    void a_compressed_answer_ends_the_login_in_words_and_is_not_taken_for_nothing(String path, int status, String coding) {
        authority.at(path, _ -> new Authority.Answer(status, Map.of("Content-Type", "application/json", "Content-Encoding", coding),
            new byte[]{31, -117, 8, 0}));
        assertThat(failure()).contains(path).contains("compressed: " + coding);
        assertThat(authority.paths().getLast()).isEqualTo(path);
    }

    @Test
    void S26d_metadata_of_another_issuer_are_refused_before_the_person_is_sent_anywhere() {
        authority.metadata(document -> document.with("issuer", "https://honest.example"));
        assertThat(failure()).contains("another issuer");
        assertThat(visitor.opened()).isEmpty();
        assertThat(authority.seen("/register")).isEmpty();
    }

    @Test
    void S26d_an_issuer_that_differs_by_a_slash_is_another_issuer() {
        authority.metadata(document -> document.with("issuer", authority.url() + "/"));
        assertThat(failure()).contains("another issuer");
    }

    /// The person was sent to one server and comes back with the answer of another.
    @ParameterizedTest
    @ValueSource(strings = {"https%3A%2F%2Fevil.example", "", "HTTP%3A%2F%2F127.0.0.1"})
    void S26d_a_code_from_another_issuer_is_sent_nowhere(String issuer) {
        answering("code=stolen&iss=" + issuer);
        assertThat(failure()).contains("another authorization server").doesNotContain("stolen");
        assertThat(authority.seen("/token")).isEmpty();
    }

    @Test
    void S26d_an_issuer_that_was_promised_and_is_missing_is_noticed() {
        answering("code=c");
        assertThat(failure()).contains("does not say which authorization server");
        assertThat(authority.seen("/token")).isEmpty();
    }

    @Test
    void S26d_nothing_that_another_issuer_says_is_shown() {
        answering("error=access_denied&error_description=Call+0900&iss=https%3A%2F%2Fevil.example");
        assertThat(failure()).doesNotContain("0900").doesNotContain("access_denied");
    }

    @Test
    void an_answer_with_two_codes_is_none() {
        String iss = authority.url().replace("/", "%2F").replace(":", "%3A");
        answering("code=a&code=b&iss=" + iss);
        assertThat(failure()).contains("does not belong");
    }

    @Test
    void metadata_for_another_resource_are_refused() {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            authority.resourceMetadata().with("resource", "https://bank.example/mcp")));
        assertThat(failure()).contains("another resource");
        assertThat(visitor.opened()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mc", "/mcp/deeper", "/other", "/mcp/../x", "/%2e%2e"})
    void metadata_for_a_neighbour_are_refused(String path) {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            authority.resourceMetadata().with("resource", authority.url() + path)));
        assertThat(failure()).contains("another resource");
    }

    @Test
    void redirects_of_metadata_are_not_followed() {
        authority.at("/.well-known/oauth-protected-resource/mcp",
            request -> Authority.Answer.redirect(other.url() + "/.well-known/oauth-protected-resource/mcp"));
        authority.at("/.well-known/oauth-authorization-server",
            request -> Authority.Answer.redirect(other.url() + "/.well-known/oauth-authorization-server"));
        authority.at("/register", request -> Authority.Answer.redirect(other.url() + "/register"));
        failure();
        assertThat(other.paths()).isEmpty();
    }

    @Test
    void redirects_of_the_token_endpoint_are_not_followed() {
        authority.at("/token", request -> new Authority.Answer(307, Map.of("Location", other.url() + "/token"), new byte[0]));
        assertThat(failure()).contains("answers 307");
        assertThat(other.paths()).isEmpty();
    }

    @Test
    void metadata_that_are_their_own_metadata_end() {
        authority.at("/mcp", request -> authority.challenge(401, "Bearer resource_metadata=\"" + authority.mcp() + "\""));
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            authority.resourceMetadata().with("authorization_servers", JsonArray.of(Json.of(authority.mcp())))));
        assertThat(failure()).contains("has no metadata");
        assertThat(authority.paths()).hasSizeLessThan(10);
    }

    @Test
    void huge_metadata_are_not_read() {
        authority.at("/.well-known/oauth-protected-resource/mcp",
            request -> Authority.Answer.text(200, "application/json", "{\"x\":\"" + "a".repeat(10_000_000) + "\"}"));
        assertThat(failure()).contains("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server", "/register", "/token"})
    void an_answer_without_end_is_not_read_to_its_end(String path) {
        authority.at(path, request -> Authority.Answer.endless());
        assertThat(failure()).contains("too large");
    }

    /// A byte now and then: no single wait is long.
    @Test
    void an_answer_that_trickles_is_given_up() {
        authority.at("/.well-known/oauth-authorization-server", request -> Authority.Answer.trickling());
        assertThat(failure()).contains("within 15000 ms");
    }

    @Test
    void a_huge_token_answer_is_not_read() {
        authority.at("/token",
            request -> Authority.Answer.text(200, "application/json", "{\"access_token\":\"" + "a".repeat(10_000_000) + "\"}"));
        assertThat(failure()).contains("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "", "[]", "null", "{", "{\"issuer\":1}", "{\"issuer\":\"a\",\"issuer\":\"b\"}", "\u0000"})
    void a_document_that_is_no_metadata_leads_to_no_login(String text) {
        authority.at("/.well-known/oauth-authorization-server", request -> Authority.Answer.text(200, "application/json", text));
        failure();
        assertThat(visitor.opened()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a b", "", "\\u20ac"})
    void a_token_that_would_break_a_header_is_none(String token) {
        authority.at("/token",
            request -> Authority.Answer.text(200, "application/json", "{\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\"}"));
        assertThat(failure()).contains("no access token");
    }

    @Test
    void a_token_of_another_type_is_none() {
        authority.tokenAnswer(answer -> answer.with("token_type", "mac"));
        assertThat(failure()).contains("type");
    }

    @Test
    void H09_an_error_cannot_write_on_the_terminal() {
        authority.at("/token", request -> Authority.Answer.text(400, "application/json",
            "{\"error\":\"invalid_grant\",\"error_description\":\"\\u001b[2Jowned\\u202e\\n" + "x".repeat(5000) + "\"}"));
        assertThat(failure()).contains("invalid_grant").doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void a_server_that_does_not_say_that_it_knows_pkce_gets_no_code_request() {
        authority.metadata(document -> document.without("code_challenge_methods_supported"));
        assertThat(failure()).contains("PKCE");
        assertThat(visitor.opened()).isEmpty();
    }

    @Test
    void a_server_error_in_discovery_is_not_taken_for_a_server_without_metadata() {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.text(503, "text/plain", ""));
        assertThat(failure()).contains("503");
    }

    @Test
    void markup_in_an_error_is_text_on_the_page() {
        String iss = authority.url().replace("/", "%2F").replace(":", "%3A");
        answering("error=%3Cscript%3Ealert(1)%3C%2Fscript%3E&iss=" + iss);
        failure();
        assertThat(visitor.pages()).singleElement().asString().contains("&lt;script").doesNotContain("<script");
    }

    @Test
    void nobody_coming_back_is_told_in_words_and_the_next_try_registers_anew() {
        Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp());
        authority.expireAccess();
        authority.expireRefresh();
        var asleep = new LocalBrowser(new BrowserCommand(List.of("true")), line -> {}, Duration.ofMillis(200));
        var login = Visitor.login(authority.mcp(), Visitor.store(folder), new remotemcp.client.oauth.grant.BrowserLogin(asleep));
        assertThatThrownBy(() -> Visitor.call(login, authority.mcp())).hasMessageContaining("nobody came back");
        assertThat(Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp())).isEqualTo(200);
        assertThat(authority.seen("/register")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/", "http://evil.example/", "file:///etc/passwd", "javascript:alert(1)",
        "https://user:password@evil.example/", "ftp://evil.example/",
        "https:evil", "", "//evil.example", "https://evil.example/#x", "HTTPS://"})
    void V25_an_authorization_server_at_an_address_nobody_may_ask_is_not_asked(String issuer) {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            authority.resourceMetadata().with("authorization_servers", JsonArray.of(Json.of(issuer)))));
        failure();
        assertThat(authority.seen("/register")).isEmpty();
        assertThat(visitor.opened()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_endpoint", "registration_endpoint"})
    void V25_endpoints_at_addresses_nobody_may_ask_are_not_asked(String name) {
        for (String url : new String[]{"http://169.254.169.254/", "http://10.0.0.1/", "file:///etc/passwd", "http://evil.example/x",
            "https://a@evil.example/x", "--help"}) {
            authority.metadata(document -> document.with(name, url));
            assertThat(failure()).contains(name.replace("_", " "));
        }
    }

    @Test
    void an_endless_address_is_opened_by_no_browser() {
        authority.metadata(document -> document.with("authorization_endpoint", authority.url() + "/" + "a".repeat(100_000)));
        assertThat(failure()).contains("longer than");
        assertThat(visitor.opened()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/callback", "http://127.0.0.1/elsewhere", "javascript:alert(1)", ""})
    void a_registration_for_another_redirect_address_is_none(String uri) {
        authority.at("/register", request -> Authority.Answer.json(201, remotemcp.json.JsonObject.builder().put("client_id", "c")
            .put("redirect_uris", JsonArray.of(Json.of(uri))).build()));
        assertThat(failure()).contains("another address than ours");
        assertThat(visitor.opened()).isEmpty();
    }

    @Test
    void a_registration_that_leaves_the_port_open_is_ours() {
        authority.at("/register", request -> Authority.Answer.json(201, remotemcp.json.JsonObject.builder().put("client_id", "c")
            .put("redirect_uris", JsonArray.of(Json.of("http://127.0.0.1/callback"))).build()));
        assertThat(Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"client_id\":7}", "{\"client_id\":\"\"}", "null", "", "{\"client_id\":{}}"})
    void a_registration_without_a_client_is_none(String text) {
        authority.at("/register", request -> Authority.Answer.text(201, "application/json", text));
        assertThat(failure()).contains("client_id");
    }

    /// What is said of a token's life decides nothing but when it is asked for anew.
    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1e300", "\"3600\"", "null", "[]", "9223372036854775807", "-9223372036854775808"})
    void a_life_of_nonsense_does_no_harm(String seconds) {
        authority.tokenAnswer(answer -> answer.with("expires_in", Json.parse(seconds)));
        var login = visitor.login(authority.mcp(), Visitor.store(folder));
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(visitor.opened()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"access_token\":7,\"token_type\":\"Bearer\"}", "{\"access_token\":\"a\",\"token_type\":{}}",
        "{\"access_token\":\"a\"}", "[]", "7",
        "{\"access_token\":null,\"token_type\":\"Bearer\"}", "{\"error\":{}}",
        "{\"error\":\"invalid_grant\",\"access_token\":\"a\",\"token_type\":\"Bearer\"}"})
    void a_token_answer_of_wrong_types_is_none(String text) {
        authority.at("/token", request -> Authority.Answer.text(200, "application/json", text));
        failure();
    }

    @Test
    void other_scopes_after_a_refresh_are_taken_for_what_they_are() {
        var login = visitor.login(authority.mcp(), Visitor.store(folder));
        Visitor.call(login, authority.mcp());
        authority.tokenAnswer(answer -> answer.with("scope", "admin root \u0007").with("refresh_token", Json.of(7)));
        authority.expireAccess();
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(visitor.opened()).hasSize(1);
        authority.expireAccess();
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
    }

    @Test
    void a_server_that_accepts_no_token_is_left_after_a_few() {
        authority.at("/mcp", request -> authority.challenge(401, authority.challengeParameters()));
        try {
            Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp());
        } catch (ClientException e) {
            assertThat(e.getMessage()).contains("refuses every token");
        }
        assertThat(visitor.opened()).hasSizeLessThan(4);
    }

    @Test
    void a_server_that_wants_ever_more_scopes_is_left_after_a_few() {
        var wanted = new java.util.concurrent.atomic.AtomicInteger();
        authority.at("/mcp",
            request -> request.header("Authorization").isEmpty() ? authority.challenge(401, authority.challengeParameters())
                : authority.challenge(403, "Bearer error=\"insufficient_scope\", scope=\"s" + wanted.incrementAndGet() + "\""));
        try {
            Visitor.call(visitor.login(authority.mcp(), Visitor.store(folder)), authority.mcp());
        } catch (ClientException e) {
            assertThat(e.getMessage()).doesNotContain("access-");
        }
        assertThat(visitor.opened()).hasSizeLessThan(5);
    }

    @Test
    void V25_metadata_elsewhere_get_no_token_and_may_not_speak_for_this_server() {
        other.at("/prm", request -> Authority.Answer.json(200, other.resourceMetadata()));
        authority.at("/mcp", request -> authority.challenge(401, "Bearer resource_metadata=\"" + other.url() + "/prm\""));
        assertThat(failure()).contains("another resource");
        assertThat(other.seen("/prm")).allSatisfy(request -> assertThat(request.header("Authorization")).isEmpty());
    }

    /// Answers the authorization request with these parameters and the right state.
    private void answering(String parameters) {
        authority.at("/authorize", request -> {
            Parameters asked = request.parameters();
            Optional<String> state = asked.find("state");
            return Authority.Answer.redirect(asked.find("redirect_uri").orElseThrow() + "?" + parameters + "&state=" + state.orElseThrow());
        });
    }
}
