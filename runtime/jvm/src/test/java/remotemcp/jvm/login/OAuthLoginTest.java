package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.client.ClientException;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.http.Parameters;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

class OAuthLoginTest {
    @TempDir Path folder;
    private final Authority authority = Authority.open();
    private final Visitor visitor = new Visitor();

    @AfterEach
    void close() {
        authority.close();
    }

    private OAuthLogin login() {
        return visitor.login(authority.mcp(), Visitor.store(folder));
    }

    @Test
    void a_server_that_asks_for_a_token_gets_one_after_one_login() {
        assertThat(Visitor.call(login(), authority.mcp())).isEqualTo(200);
        assertThat(authority.paths()).containsExactly("/mcp", "/.well-known/oauth-protected-resource/mcp",
            "/.well-known/oauth-authorization-server",
            "/register", "/authorize", "/token", "/mcp");
    }

    /// Without the field a server may compress as it likes (RFC 9110 §12.5.3).
    @Test
    void every_request_of_a_login_says_that_it_takes_no_compressed_answer() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.expireAccess();
        Visitor.call(login, authority.mcp());
        login.forget();
        for (String path : List.of("/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server", "/register",
            "/token", "/revoke")) {
            assertThat(authority.seen(path)).as(path).isNotEmpty()
                .allSatisfy(request -> assertThat(request.header("Accept-Encoding")).contains("identity"));
        }
        assertThat(authority.seen("/token")).hasSize(2);
    }

    @Test
    void the_person_reads_that_they_are_signed_in_once_they_are() {
        Visitor.call(login(), authority.mcp());
        assertThat(visitor.pages()).singleElement().asString().contains("Signed in");
    }

    @Test
    void the_resource_is_asked_for_byte_for_byte_as_published() {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
            authority.resourceMetadata().with("resource", authority.url())));
        Visitor.call(login(), authority.mcp());
        assertThat(authority.seen("/authorize").getFirst().parameters().find("resource")).contains(authority.url());
        assertThat(authority.seen("/token").getFirst().form().find("resource")).contains(authority.url());
    }

    @Test
    void a_registration_says_that_the_client_is_native_and_refreshes() {
        Visitor.call(login(), authority.mcp());
        JsonObject asked = Json.parse(authority.seen("/register").getFirst().body()).asObject().orElseThrow();
        assertThat(asked.string("application_type")).contains("native");
        assertThat(asked.array("grant_types").orElseThrow().text()).contains("refresh_token");
        assertThat(asked.string("token_endpoint_auth_method")).contains("none");
    }

    @Test
    void a_secret_that_the_server_gave_unasked_is_shown_where_nobody_comes_without() {
        authority.metadata(document -> document.without("token_endpoint_auth_methods_supported"));
        authority.at("/register",
            request -> Authority.Answer.json(201, JsonObject.builder().put("client_id", "c").put("client_secret", "s").build()));
        authority.at("/token", request -> request.header("Authorization").filter("Basic Yzpz"::equals).isPresent() ? authority.tokens()
            : Authority.error("invalid_client"));
        assertThat(Visitor.call(login(), authority.mcp())).isEqualTo(200);
    }

    @Test
    void refresh_tokens_are_asked_for_where_the_authorization_server_has_them() {
        Visitor.call(login(), authority.mcp());
        assertThat(authority.seen("/authorize").getFirst().parameters().find("scope")).contains("mcp offline_access");
    }

    @Test
    void a_client_document_is_preferred_to_a_registration() {
        authority.metadata(document -> document.with("client_id_metadata_document_supported", Json.of(true)));
        var profile = ClientProfile.named("Visitor").describedAt("https://client.example/client.json");
        Visitor.call(Visitor.login(authority.mcp(), Visitor.store(folder), new BrowserLogin(visitor), profile), authority.mcp());
        assertThat(authority.seen("/register")).isEmpty();
        assertThat(authority.seen("/authorize").getFirst().parameters().find("client_id")).contains("https://client.example/client.json");
    }

    @Test
    void the_next_process_uses_what_the_last_one_got() {
        Visitor.call(login(), authority.mcp());
        assertThat(Visitor.call(login(), authority.mcp())).isEqualTo(200);
        assertThat(visitor.opened()).hasSize(1);
    }

    @Test
    void a_refused_token_is_refreshed_without_the_person() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.expireAccess();
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(visitor.opened()).hasSize(1);
    }

    @Test
    void an_ending_token_is_refreshed_before_it_is_refused() {
        authority.tokenAnswer(answer -> answer.with("expires_in", Json.of(1)));
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.tokenAnswer(answer -> answer);
        int refusals = authority.seen("/mcp").size();
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(authority.seen("/mcp")).hasSize(refusals + 1);
        assertThat(authority.seen("/token").getLast().form().find("grant_type")).contains("refresh_token");
    }

    @Test
    void a_server_that_rotates_no_refresh_token_leaves_the_earlier_one_good() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.tokenAnswer(answer -> answer.without("refresh_token"));
        authority.expireAccess();
        Visitor.call(login, authority.mcp());
        String first = authority.seen("/token").getLast().form().find("refresh_token").orElseThrow();
        authority.expireAccess();
        Visitor.call(login, authority.mcp());
        assertThat(authority.seen("/token").stream().filter(request -> request.form().find("refresh_token").isPresent()).skip(1).findFirst()
            .orElseThrow()
            .form().find("refresh_token")).contains(first);
    }

    @Test
    void a_dead_refresh_token_leads_to_a_new_login_with_the_same_registration() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.expireAccess();
        authority.expireRefresh();
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(visitor.opened()).hasSize(2);
        assertThat(authority.seen("/register")).hasSize(1);
    }

    @Test
    void a_forgotten_registration_is_made_anew() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.expireAccess();
        authority.at("/token", request -> request.form().find("client_id").orElse("").equals("client-1") ? Authority.error("invalid_client")
            : authority.tokens());
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(authority.seen("/register")).hasSize(2);
        assertThat(visitor.opened()).as("the first login and one more").hasSize(2);
    }

    /// A client that the server forgot while the person was signing in.
    @Test
    void a_registration_forgotten_at_the_last_moment_is_made_anew() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.expireAccess();
        authority.at("/token",
            request -> request.form().find("grant_type").orElse("").equals("refresh_token") ? Authority.error("invalid_grant")
                : request.form().find("client_id").orElse("").equals("client-1") ? Authority.error("invalid_client") : authority.tokens());
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(authority.seen("/register")).hasSize(2);
    }

    @Test
    void an_error_with_status_200_is_an_error() {
        authority.at("/token", request -> Authority.Answer.json(200, JsonObject.of("error", "bad_verification_code")));
        assertThatThrownBy(() -> Visitor.call(login(), authority.mcp())).hasMessageContaining("bad_verification_code")
            .hasCauseInstanceOf(remotemcp.client.oauth.LoginException.class);
    }

    @Test
    void of_many_programs_at_once_one_logs_in() throws Exception {
        assertThat(inParallel(8, () -> Visitor.call(login(), authority.mcp()))).containsOnly(200);
        assertThat(visitor.opened()).hasSize(1);
    }

    @Test
    void of_many_programs_at_once_one_hears_no_and_the_others_take_it_for_an_answer() throws Exception {
        authority.at("/authorize", request -> {
            pause(500);
            return Authority.Answer.redirect(request.parameters().find("redirect_uri").orElseThrow() + "?error=access_denied&state="
                + request.parameters().find("state").orElseThrow() + "&iss=" + authority.url());
        });
        assertThat(inParallel(5, () -> {
            try {
                return Visitor.call(login(), authority.mcp());
            } catch (ClientException e) {
                return e.getMessage().contains("access_denied") ? 401 : 500;
            }
        })).containsOnly(401);
        assertThat(visitor.opened()).hasSize(1);
    }

    @Test
    void after_a_no_the_person_can_be_asked_again() {
        authority.at("/authorize",
            request -> Authority.Answer.redirect(request.parameters().find("redirect_uri").orElseThrow() + "?error=access_denied&state="
                + request.parameters().find("state").orElseThrow() + "&iss=" + authority.url()));
        assertThatThrownBy(() -> Visitor.call(login(), authority.mcp())).hasMessageContaining("access_denied");
        authority.at("/authorize", authority::authorize);
        pause(5);
        assertThat(Visitor.call(login(), authority.mcp())).isEqualTo(200);
    }

    @Test
    void a_token_that_still_lives_is_used_when_it_cannot_be_refreshed_yet() {
        authority.tokenAnswer(answer -> answer.with("expires_in", Json.of(20)));
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        authority.at("/token", request -> Authority.Answer.text(503, "text/plain", "later"));
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_many_programs_at_once_one_spends_the_refresh_token() throws Exception {
        Visitor.call(login(), authority.mcp());
        List<OAuthLogin> programs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            programs.add(login());
            Visitor.call(programs.getLast(), authority.mcp());
        }
        authority.expireAccess();
        var next = programs.iterator();
        assertThat(inParallel(8, () -> Visitor.call(take(next), authority.mcp()))).containsOnly(200);
        assertThat(authority.seen("/token")).hasSize(2);
        assertThat(visitor.opened()).hasSize(1);
    }

    private static synchronized OAuthLogin take(java.util.Iterator<OAuthLogin> programs) {
        return programs.next();
    }

    @Test
    void a_lack_of_scope_asks_for_the_earlier_scopes_and_the_new_ones() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        var isLacking = new AtomicBoolean(true);
        authority.at("/mcp",
            request -> isLacking.getAndSet(false) ? authority.challenge(403, "Bearer error=\"insufficient_scope\", scope=\"admin\"")
                : Authority.Answer.text(200, "text/plain", "42"));
        assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
        assertThat(authority.seen("/authorize").getLast().parameters().find("scope")).contains("mcp offline_access admin");
    }

    @Test
    void a_server_that_never_has_scopes_enough_is_given_up() {
        authority.at("/mcp",
            request -> request.header("Authorization").isEmpty() ? authority.challenge(401, authority.challengeParameters())
                : authority.challenge(403, "Bearer error=\"insufficient_scope\", scope=\"admin\""));
        assertThatThrownBy(() -> Visitor.call(login(), authority.mcp())).isInstanceOf(ClientException.class)
            .hasMessageContaining("did not help");
        assertThat(visitor.opened()).hasSize(2);
    }

    @Test
    void a_server_that_wants_yet_another_scope_each_time_is_given_up() {
        authority.at("/mcp",
            request -> request.header("Authorization").isEmpty() ? authority.challenge(401, authority.challengeParameters())
                : authority.challenge(403, "Bearer error=\"insufficient_scope\", scope=\"s" + System.nanoTime() + "\""));
        assertThatThrownBy(() -> Visitor.call(login(), authority.mcp())).isInstanceOf(ClientException.class);
        assertThat(visitor.opened()).hasSize(3);
    }

    @Test
    void a_server_that_refuses_every_token_is_given_up() {
        authority.at("/mcp", request -> authority.challenge(401, authority.challengeParameters()));
        assertThatThrownBy(() -> Visitor.call(login(), authority.mcp())).isInstanceOf(ClientException.class)
            .hasMessageContaining("refuses every token");
        assertThat(visitor.opened()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void a_new_authorization_server_sees_nothing_of_the_old_one() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        try (var other = Authority.open()) {
            authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.json(200,
                authority.resourceMetadata().with("authorization_servers", JsonArray.of(Json.of(other.url())))));
            authority.at("/mcp", request -> request.header("Authorization").filter(field -> field.equals("Bearer access-3")).isPresent()
                && !other.seen("/token").isEmpty() ? Authority.Answer.text(200, "text/plain", "42")
                    : authority.challenge(401, authority.challengeParameters()));
            assertThat(Visitor.call(login, authority.mcp())).isEqualTo(200);
            assertThat(other.seen("/register")).hasSize(1);
            assertThat(other.seen("/token").stream().map(request -> request.form().find("refresh_token")))
                .allMatch(java.util.Optional::isEmpty);
        }
    }

    @Test
    void a_token_goes_to_no_other_origin() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        assertThat(login.headers(new Credentials.Target(authority.mcp(), "POST", "http://127.0.0.1:1/mcp", new byte[0])).list()).isEmpty();
        assertThat(login.headers(new Credentials.Target("http://127.0.0.1:1/mcp", "POST", authority.mcp(), new byte[0])).list()).isEmpty();
        assertThat(login.headers(new Credentials.Target(authority.mcp(), "POST", authority.mcp() + "/messages", new byte[0])).list())
            .hasSize(1);
    }

    @Test
    void a_forgotten_login_is_revoked_and_asked_for_again() {
        OAuthLogin login = login();
        Visitor.call(login, authority.mcp());
        login.forget();
        assertThat(authority.seen("/revoke").getFirst().form().find("token").orElseThrow()).startsWith("refresh-");
        assertThat(folder).isDirectoryNotContaining("glob:**.json");
        authority.expireAccess();
        Visitor.call(login, authority.mcp());
        assertThat(visitor.opened()).hasSize(2);
    }

    @Test
    void a_server_of_the_first_revision_with_login_is_its_own_authorization_server() {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.text(404, "text/plain", ""));
        authority.at("/mcp", onceSignedIn(authority, "Bearer"));
        assertThat(Visitor.call(login(), authority.mcp())).isEqualTo(200);
    }

    @Test
    void without_any_metadata_the_default_endpoints_hold() {
        authority.at("/.well-known/oauth-protected-resource/mcp", request -> Authority.Answer.text(404, "text/plain", ""));
        authority.at("/.well-known/oauth-authorization-server", request -> Authority.Answer.text(200, "text/html", "<html>Welcome</html>"));
        authority.at("/mcp", onceSignedIn(authority, "Bearer"));
        assertThat(Visitor.call(login(), authority.mcp())).isEqualTo(200);
        assertThat(authority.seen("/token")).hasSize(1);
    }

    @Test
    void a_login_at_another_issuer_than_the_client_was_registered_at_is_refused() {
        var profile = ClientProfile.named("Visitor")
            .registered(new ClientProfile.Given("me", java.util.Optional.empty(), java.util.Optional.of("https://old.example")));
        assertThatThrownBy(
            () -> Visitor.call(Visitor.login(authority.mcp(), Visitor.store(folder), new BrowserLogin(visitor), profile), authority.mcp()))
            .hasMessageContaining("https://old.example").hasMessageContaining("register there");
        assertThat(visitor.opened()).isEmpty();
    }

    private static java.util.function.Function<Authority.Request, Authority.Answer> onceSignedIn(Authority authority, String challenge) {
        return request -> authority.seen("/token").isEmpty() ? authority.challenge(401, challenge)
            : Authority.Answer.text(200, "text/plain", "42");
    }

    private static List<Integer> inParallel(int count, Callable<Integer> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Integer>();
            for (Future<Integer> future : threads.invokeAll(java.util.Collections.nCopies(count, work))) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void the_authorization_request_is_whole() {
        Visitor.call(login(), authority.mcp());
        Parameters asked = authority.seen("/authorize").getFirst().parameters();
        assertThat(asked.find("response_type")).contains("code");
        assertThat(asked.find("code_challenge_method")).contains("S256");
        assertThat(asked.find("redirect_uri").orElseThrow()).startsWith("http://127.0.0.1:");
        assertThat(asked.find("state").orElseThrow()).hasSizeGreaterThan(40);
        assertThat(asked.repeated()).isEmpty();
    }
}
