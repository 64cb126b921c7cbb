package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.JsonObject;

/// The token endpoint: redeeming codes and refreshing (OAuth 2.1 §4.1.3, §4.3).
class TokenTest {
    private final Target target = Target.current();
    private final OAuthClient client = OAuthClient.register(target);
    private final Browser browser = new Browser(target.base());

    @Test
    void a_code_becomes_tokens_for_this_resource() {
        Http.Answer answer = client.redeem(client.code(browser));
        JsonObject tokens = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(tokens.string("token_type")).get().asString().isEqualToIgnoringCase("Bearer");
        assertThat(tokens.integer("expires_in").orElse(0)).isPositive();
        assertThat(tokens.string("refresh_token")).isPresent();
        assertThat(tokens.string("scope")).isPresent();
        assertThat(Mcp.sumIn(Mcp.modern(target, tokens.string("access_token").orElseThrow(), "tools/call", Mcp.add(40, 2))))
            .isEqualTo("42");
    }

    /// V04, V11, O01: a wrong try is refused and the code stays good for the right one.
    @ParameterizedTest
    @CsvSource({"code_verifier,wrong-wrong-wrong-wrong-wrong-wrong-wrong-wrong,invalid_grant", "code_verifier,'',invalid_grant",
        "redirect_uri,http://127.0.0.1:4711/other,invalid_grant", "resource,https://other.example/mcp,invalid_target"})
    void a_wrong_redemption_is_refused_without_burning_the_code(String name, String value, String error) {
        String code = client.code(browser);
        Map<String, String> form = client.redemption(code);
        form.put(name, value);
        Http.Answer refused = Http.postForm(client.tokenEndpoint(), form);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().string("error")).get().isIn(error, "invalid_request");
        assertThat(refused.header("Cache-Control")).contains("no-store");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// RFC 6749 §2.3.1: an empty secret may be left out, so this says who asks and proves nothing. Clients that are told `invalid_client` throw their registration away.
    @Test
    void a_public_client_that_writes_an_empty_secret_is_the_one_that_writes_none() {
        String[] basic = {"Authorization",
            "Basic " + Base64.getEncoder().encodeToString((client.id() + ":").getBytes(java.nio.charset.StandardCharsets.US_ASCII))};
        Http.Answer tokens = Http.postForm(client.tokenEndpoint(), client.redemption(client.code(browser)), basic);
        assertThat(tokens.status()).as(tokens.toString()).isEqualTo(200);
        Http.Answer fresh = Http.postForm(client.tokenEndpoint(),
            Map.of("grant_type", "refresh_token", "refresh_token", tokens.json().string("refresh_token").orElseThrow()), basic);
        assertThat(fresh.status()).as(fresh.toString()).isEqualTo(200);
        String refresh = fresh.json().string("refresh_token").orElseThrow();
        assertThat(Http.postForm(URI.create(client.metadata.string("revocation_endpoint").orElseThrow()), Map.of("token", refresh), basic)
            .status()).isEqualTo(200);
        assertThat(client.refresh(refresh).status()).isEqualTo(400);
    }

    /// V04
    @Test
    void a_redemption_without_verifier_is_refused() {
        String code = client.code(browser);
        Map<String, String> form = client.redemption(code);
        form.remove("code_verifier");
        assertThat(Http.postForm(client.tokenEndpoint(), form).status()).isEqualTo(400);
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// O01
    @Test
    void a_replayed_code_revokes_the_tokens_it_gave() {
        String code = client.code(browser);
        JsonObject tokens = client.redeem(code).json();
        Http.Answer replay = client.redeem(code);
        assertThat(replay.status()).isEqualTo(400);
        assertThat(replay.json().string("error")).contains("invalid_grant");
        assertThat(Mcp.modern(target, tokens.string("access_token").orElseThrow(), "tools/list", JsonObject.empty()).status())
            .isEqualTo(401);
        assertThat(client.refresh(tokens.string("refresh_token").orElseThrow()).status()).isEqualTo(400);
    }

    /// V10
    @Test
    void a_forged_code_that_names_a_real_grant_has_no_effect() {
        String code = client.code(browser);
        String forged = code.substring(0, code.length() - 12) + "AAAAAAAAAAAA";
        assertThat(client.redeem(forged).json().string("error")).contains("invalid_grant");
        JsonObject tokens = client.redeem(code).json();
        assertThat(client.redeem(forged).json().string("error")).contains("invalid_grant");
        assertThat(Mcp.modern(target, tokens.string("access_token").orElseThrow(), "tools/list", JsonObject.empty()).status())
            .isEqualTo(200);
    }

    /// V28
    @Test
    void fifty_redemptions_of_one_code_give_one_token() throws Exception {
        String code = client.code(browser);
        List<Http.Answer> answers = atOnce(50, () -> client.redeem(code));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allMatch(answer -> answer.status() == 400);
    }

    /// V30, O08
    @Test
    void fifty_refreshes_of_one_token_have_one_successor() throws Exception {
        String refreshToken = client.login().string("refresh_token").orElseThrow();
        List<Http.Answer> answers = atOnce(50, () -> client.refresh(refreshToken));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)
            .map(answer -> answer.json().string("refresh_token").orElseThrow()).distinct())
            .hasSize(1);
        assertThat(answers)
            .allMatch(answer -> answer.status() == 200 || answer.json().string("error").equals(java.util.Optional.of("invalid_grant")));
    }

    /// S11, O08
    @Test
    void refreshing_rotates_and_the_predecessor_gives_the_same_successor_for_a_moment() {
        String first = client.login().string("refresh_token").orElseThrow();
        JsonObject second = client.refresh(first).json();
        assertThat(second.string("refresh_token")).isPresent().isNotEqualTo(java.util.Optional.of(first));
        assertThat(client.refresh(first).json().string("refresh_token")).isEqualTo(second.string("refresh_token"));
        assertThat(Mcp.modern(target, second.string("access_token").orElseThrow(), "tools/list", JsonObject.empty()).status())
            .isEqualTo(200);
    }

    /// O08: a token two generations old is a stolen one.
    @Test
    void reuse_of_an_old_refresh_token_ends_the_whole_family() {
        String first = client.login().string("refresh_token").orElseThrow();
        String second = client.refresh(first).json().string("refresh_token").orElseThrow();
        JsonObject third = client.refresh(second).json();
        assertThat(client.refresh(first).json().string("error")).contains("invalid_grant");
        assertThat(client.refresh(third.string("refresh_token").orElseThrow()).json().string("error")).contains("invalid_grant");
        assertThat(Mcp.modern(target, third.string("access_token").orElseThrow(), "tools/list", JsonObject.empty()).status())
            .isEqualTo(401);
    }

    /// V35
    @Test
    void a_refresh_cannot_turn_to_another_resource() {
        String token = client.login().string("refresh_token").orElseThrow();
        Http.Answer answer = Http.postForm(client.tokenEndpoint(),
            Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", client.id(), "resource",
                "https://other.example/mcp"));
        assertThat(answer.json().string("error")).contains("invalid_target");
        assertThat(client.refresh(token).status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_of_another_client_is_refused() {
        String token = client.login().string("refresh_token").orElseThrow();
        OAuthClient stranger = OAuthClient.register(target);
        assertThat(stranger.refresh(token).json().string("error")).contains("invalid_grant");
        assertThat(client.refresh(token).status()).isEqualTo(200);
    }

    /// users reconnect when they see exactly this answer
    @Test
    void an_unknown_client_is_told_invalid_client() {
        Http.Answer answer =
            Http.postForm(client.tokenEndpoint(), Map.of("grant_type", "refresh_token", "refresh_token", "x", "client_id", "nobody"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().string("error")).contains("invalid_client");
    }

    /// V13, O09
    @ParameterizedTest
    @CsvSource({"client_secret_basic,post", "client_secret_basic,none", "client_secret_post,basic", "client_secret_post,none", "none,post",
        "none,basic",
        "client_secret_basic,wrong-basic", "client_secret_post,wrong-post"})
    void only_the_registered_way_of_proving_oneself_counts(String registered, String used) {
        OAuthClient confidential =
            OAuthClient.register(target, OAuthClient.registrationBody().with("token_endpoint_auth_method", registered));
        String code = confidential.code(browser);
        String secret = confidential.registration.string("client_secret").orElse("made-up");
        Http.Answer refused = send(confidential, code, used, secret);
        assertThat(refused.status()).isIn(400, 401);
        assertThat(refused.json().string("error")).get().isIn("invalid_client", "invalid_request");
        if (used.equals("wrong-basic")) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).startsWith("Basic");
        }
        String right = registered.equals("none") ? "none" : registered.substring("client_secret_".length());
        assertThat(send(confidential, code, right, secret).status()).isEqualTo(200);
    }

    private Http.Answer send(OAuthClient confidential, String code, String way, String secret) {
        Map<String, String> form = new LinkedHashMap<>(confidential.redemption(code));
        String given = way.startsWith("wrong") ? "wrong" : secret;
        if (way.endsWith("post")) {
            form.put("client_secret", given);
        }
        if (!way.endsWith("basic")) {
            return Http.postForm(confidential.tokenEndpoint(), form);
        }
        form.remove("client_id");
        String pair = Http.encode(confidential.id()) + ":" + Http.encode(given);
        return Http.postForm(confidential.tokenEndpoint(), form, "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes()));
    }

    /// O03
    @ParameterizedTest
    @ValueSource(strings = {"password", "client_credentials_x", "", "implicit"})
    void other_grant_types_are_unsupported(String type) {
        Http.Answer answer = Http.postForm(client.tokenEndpoint(), Map.of("grant_type", type, "client_id", client.id()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().string("error")).get().isIn("unsupported_grant_type", "invalid_request");
    }

    /// O22, V12
    @Test
    void a_json_body_a_repeated_parameter_and_parameters_in_the_query_are_refused() {
        URI endpoint = client.tokenEndpoint();
        assertThat(Http.post(endpoint, "{\"grant_type\":\"refresh_token\"}", "Content-Type", "application/json").status()).isIn(400, 415);
        assertThat(
            Http.post(endpoint, "grant_type=refresh_token&grant_type=refresh_token", "Content-Type", "application/x-www-form-urlencoded")
                .json().string("error"))
            .contains("invalid_request");
        assertThat(Http
            .post(URI.create(endpoint + "?grant_type=refresh_token"), "client_id=x", "Content-Type", "application/x-www-form-urlencoded")
            .json().string("error")).contains("invalid_request");
    }

    /// V12: hostile headers are never our fault.
    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !!!", "Basic Og==", "Basic OjpfOg==", "Bearer x", "basic dGVzdA==", "Basic /////w==",
        "Negotiate x"})
    void odd_authorization_headers_are_refused_politely(String header) {
        Http.Answer answer =
            Http.postForm(client.tokenEndpoint(), Map.of("grant_type", "refresh_token", "refresh_token", "x"), "Authorization", header);
        assertThat(answer.status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded; charset=%%%", "/", "a/b;;;;"})
    void odd_content_types_are_refused_politely(String type) {
        Http.Answer answer = type.isEmpty() ? Http.post(client.tokenEndpoint(), "grant_type=x")
            : Http.post(client.tokenEndpoint(), "grant_type=x", "Content-Type", type);
        assertThat(answer.status()).isBetween(400, 499);
    }

    static List<Http.Answer> atOnce(int times, Callable<Http.Answer> action) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Http.Answer>> running = IntStream.range(0, times).mapToObj(i -> threads.submit(action)).toList();
            var answers = new java.util.ArrayList<Http.Answer>();
            for (Future<Http.Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
