package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;

/// The authorization endpoint and the pages behind it, as a browser meets them.
class AuthorizationTest {
    private final Target target = Target.current();
    private final OAuthClient client = OAuthClient.register(target);
    private final Browser browser = new Browser(target.base());

    @Test
    void a_login_ends_with_one_code_the_same_state_and_the_issuer() {
        Map<String, String> parameters = client.authorizationParameters();
        Browser.View consent = client.consentPage(browser, parameters);
        Map<String, String> callback = OAuthClient.callback(OAuthClient.press(browser, consent, "Allow"));
        assertThat(callback).containsKey("code").doesNotContainKey("error")
            .containsEntry("state", parameters.get("state")).containsEntry("iss", target.base().toString());
    }

    @Test
    void denying_tells_the_client_and_gives_no_code() {
        Map<String, String> parameters = client.authorizationParameters();
        Browser.View consent = client.consentPage(browser, parameters);
        Map<String, String> callback = OAuthClient.callback(OAuthClient.press(browser, consent, "Deny"));
        assertThat(callback).containsEntry("error", "access_denied").doesNotContainKey("code")
            .containsEntry("state", parameters.get("state")).containsEntry("iss", target.base().toString());
    }

    /// S07
    @Test
    void the_consent_page_shows_who_asks_and_where_the_answer_goes() {
        String page = client.consentPage(browser, client.authorizationParameters()).page().text();
        assertThat(page).contains("Black Box").contains("127.0.0.1").contains(target.email());
    }

    /// V03, O04
    @Test
    void an_unregistered_redirect_uri_ends_on_a_page_here() {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("redirect_uri", "https://evil.example/cb");
        Http.Answer answer = Http.get(client.authorizationUrl(parameters));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void an_unknown_client_ends_on_a_page_that_says_how_to_reconnect() {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("client_id", "nobody");
        Http.Answer answer = Http.get(client.authorizationUrl(parameters));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.text().toLowerCase()).contains("again");
    }

    /// RFC 8252 §7.3
    @Test
    void the_port_of_a_loopback_redirect_may_change() {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("redirect_uri", "http://127.0.0.1:50123/callback");
        Browser.View consent = client.consentPage(browser, parameters);
        assertThat(OAuthClient.press(browser, consent, "Allow").address().toString()).startsWith("http://127.0.0.1:50123/callback?");
    }

    /// RFC 9700 §4.11.2: this server's address in a link sends nobody to a website that an untrusted caller registered.
    @ParameterizedTest
    @CsvSource({"response_type,x", "response_mode,fragment", "code_challenge,''", "resource,https://other.example/", "scope,a\"b"})
    void an_error_is_shown_here_before_it_goes_to_an_unknown_website(String name, String value) {
        OAuthClient website = website("https://phish.example/login");
        Map<String, String> parameters = website.authorizationParameters();
        parameters.put("redirect_uri", "https://phish.example/login");
        parameters.put(name, value);
        for (Browser visitor : new Browser[]{new Browser(target.base()), signedIn()}) {
            Browser.View view = visitor.open(website.authorizationUrl(parameters));
            assertThat(view.hasLeft(target.base())).as(view.address().toString()).isFalse();
            assertThat(view.status()).isEqualTo(400);
            assertThat(view.page().text()).contains("phish.example");
            String link = view.page().select("a[href^=https://phish.example]").attr("href");
            assertThat(link).startsWith("https://phish.example/login?error=").contains("iss=").contains("state=");
        }
    }

    @Test
    void an_error_goes_at_once_to_a_website_that_the_person_has_allowed() {
        String uri = "https://app.example/callback";
        OAuthClient website = website(uri);
        Map<String, String> parameters = website.authorizationParameters();
        parameters.put("redirect_uri", uri);
        Browser.View consent = website.consentPage(browser, parameters);
        assertThat(OAuthClient.press(browser, consent, "Allow").address().toString()).startsWith(uri + "?code=");
        parameters.put("response_type", "x");
        assertThat(browser.open(website.authorizationUrl(parameters)).address().toString())
            .startsWith(uri + "?error=unsupported_response_type");
        assertThat(new Browser(target.base()).open(website.authorizationUrl(parameters)).hasLeft(target.base())).isFalse();
        OAuthClient other = website(uri);
        assertThat(browser.open(other.authorizationUrl(withClient(parameters, other))).hasLeft(target.base())).isFalse();
    }

    /// What asks for no page (`prompt=none`) gets the page all the same: nothing leads out of here before a person decided.
    @Test
    void no_parameter_makes_a_valid_request_leave_without_a_person() {
        OAuthClient website = website("https://phish.example/login");
        Map<String, String> parameters = website.authorizationParameters();
        parameters.put("redirect_uri", "https://phish.example/login");
        parameters.put("prompt", "none");
        parameters.put("max_age", "0");
        assertThat(new Browser(target.base()).open(website.authorizationUrl(parameters)).hasLeft(target.base())).isFalse();
        assertThat(signedIn().open(website.authorizationUrl(parameters)).hasLeft(target.base())).isFalse();
    }

    private OAuthClient website(String uri) {
        return OAuthClient.register(target, OAuthClient.registrationBody().with("redirect_uris", JsonArray.of(Json.of(uri))));
    }

    private static Map<String, String> withClient(Map<String, String> parameters, OAuthClient client) {
        parameters.put("client_id", client.id());
        return parameters;
    }

    private Browser signedIn() {
        var visitor = new Browser(target.base());
        client.consentPage(visitor, client.authorizationParameters());
        return visitor;
    }

    /// S10
    @ParameterizedTest
    @ValueSource(
        strings = {"http://127.0.0.1:4711/callback/", "http://127.0.0.1:4711/callback/../callback", "http://127.0.0.1:4711/CALLBACK",
            "http://127.0.0.1.evil.example/callback", "http://127.0.0.1@evil.example/callback", "https://127.0.0.1:4711/callback",
            "http://127.0.0.1:4711/callback?x=1", "http://127.0.0.1:99999/callback", "http://127.0.0.1:4711/callback#f",
            "http://localhost:4711/callback"})
    void any_other_difference_in_the_redirect_uri_is_refused(String uri) {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("redirect_uri", uri);
        Http.Answer answer = Http.get(client.authorizationUrl(parameters));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    /// V05, V06, O02: every client uses PKCE with S256.
    @ParameterizedTest
    @CsvSource({"code_challenge,''", "code_challenge,short", "code_challenge,has spaces and is long enough to be a real challenge..",
        "code_challenge_method,plain",
        "code_challenge_method,s256", "code_challenge_method,S512", "code_challenge_method,''"})
    void a_request_without_proper_pkce_is_refused(String name, String value) {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put(name, value);
        assertThat(errorOf(parameters)).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_challenge", "code_challenge_method"})
    void a_request_that_leaves_pkce_out_is_refused(String name) {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.remove(name);
        assertThat(errorOf(parameters)).isEqualTo("invalid_request");
    }

    /// O03
    @ParameterizedTest
    @ValueSource(strings = {"token", "code token", "id_token"})
    void only_the_code_flow_exists(String type) {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("response_type", type);
        assertThat(errorOf(parameters)).isEqualTo("unsupported_response_type");
    }

    /// O15
    @ParameterizedTest
    @ValueSource(strings = {"https://other.example/mcp", "#fragment", "not a url"})
    void another_resource_is_an_invalid_target(String resource) {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("resource", resource.startsWith("#") ? target.mcp() + resource : resource);
        assertThat(errorOf(parameters)).isEqualTo("invalid_target");
    }

    @Test
    void a_missing_resource_means_this_server() {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.remove("resource");
        Browser.View consent = client.consentPage(browser, parameters);
        String code = OAuthClient.callback(OAuthClient.press(browser, consent, "Allow")).get("code");
        Map<String, String> form = client.redemption(code);
        form.remove("resource");
        String token = Http.postForm(client.tokenEndpoint(), form).json().string("access_token").orElseThrow();
        assertThat(Mcp.sumIn(Mcp.modern(target, token, "tools/call", Mcp.add(40, 2)))).isEqualTo("42");
    }

    @Test
    void scopes_we_do_not_know_are_left_out_and_not_refused() {
        Map<String, String> parameters = client.authorizationParameters();
        parameters.put("scope", "openid email profile something:else");
        Browser.View consent = client.consentPage(browser, parameters);
        assertThat(OAuthClient.callback(OAuthClient.press(browser, consent, "Allow"))).containsKey("code");
    }

    /// O22
    @Test
    void repeated_parameters_are_refused() {
        URI url = URI.create(client.authorizationUrl(client.authorizationParameters()) + "&state=again");
        Http.Answer answer = Http.get(url);
        String location = answer.header("Location");
        assertThat(answer.status() == 400 || location.contains("error=invalid_request")).as(answer.toString()).isTrue();
    }

    /// P04: a hostile client name is text, not markup.
    @Test
    void a_hostile_client_name_stays_text() {
        String name = "<script>alert(1)</script>\u202Eevil\u200B" + "x".repeat(10_000);
        OAuthClient hostile = OAuthClient.register(target, OAuthClient.registrationBody().with("client_name", name));
        Browser.View consent = hostile.consentPage(browser, hostile.authorizationParameters());
        assertThat(consent.page().select("script").eachText()).noneMatch(text -> text.contains("alert"));
        assertThat(consent.answer().text()).doesNotContain("<script>alert").doesNotContain("\u202E").doesNotContain("\u200B");
        assertThat(consent.page().text()).hasSizeLessThan(6_000);
    }

    /// V03, V07: a redirect swapped in the posted form goes nowhere.
    @Test
    void a_tampered_consent_form_is_refused_and_the_honest_one_still_works() {
        Browser.View consent = client.consentPage(browser, client.authorizationParameters());
        var form = consent.page().select("form").stream().filter(f -> f.text().contains("Allow")).findFirst().orElseThrow();
        for (String field : Browser.values(form).keySet()) {
            Browser.View view = browser.submit(consent, form, Map.of(field, "AAAA" + Browser.values(form).get(field)));
            assertThat(view.status()).as(field).isBetween(400, 499);
        }
        assertThat(OAuthClient.callback(OAuthClient.press(browser, consent, "Allow"))).containsKey("code");
    }

    /// P01
    @Test
    void a_consent_form_replayed_from_another_browser_is_refused() {
        Browser.View consent = client.consentPage(browser, client.authorizationParameters());
        Browser stranger = new Browser(target.base());
        Browser.View view = OAuthClient.press(stranger, consent, "Allow");
        assertThat(view.hasLeft(target.base())).isFalse();
        assertThat(view.address().toString()).doesNotContain("code=");
        assertThat(OAuthClient.callback(OAuthClient.press(browser, consent, "Allow"))).containsKey("code");
    }

    /// P01
    @Test
    void a_consent_form_sent_by_another_site_is_refused() {
        Browser.View consent = client.consentPage(browser, client.authorizationParameters());
        var form = consent.page().select("form").stream().filter(f -> f.text().contains("Allow")).findFirst().orElseThrow();
        Http.Answer answer =
            Http.postForm(consent.address().resolve(form.attr("action")), Browser.values(form), "Origin", "https://evil.example",
                "Cookie",
                browser.cookies().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).reduce((a, b) -> a + "; " + b).orElse(""));
        assertThat(answer.status()).isBetween(400, 499);
    }

    /// P10, users wait in several tabs.
    @Test
    void two_tabs_at_once_both_complete() {
        Browser.View first = client.consentPage(browser, client.authorizationParameters());
        OAuthClient other = OAuthClient.register(target);
        Browser.View second = other.consentPage(browser, other.authorizationParameters());
        assertThat(OAuthClient.callback(OAuthClient.press(browser, first, "Allow"))).containsKey("code");
        assertThat(OAuthClient.callback(OAuthClient.press(browser, second, "Allow"))).containsKey("code");
    }

    @Test
    void a_double_click_on_allow_gets_the_same_answer_twice() {
        Browser.View consent = client.consentPage(browser, client.authorizationParameters());
        URI first = OAuthClient.press(browser, consent, "Allow").address();
        assertThat(OAuthClient.press(browser, consent, "Allow").address()).isEqualTo(first);
    }

    /// O06, P02, P03
    @Test
    void the_pages_are_framed_cached_and_scripted_by_nobody() {
        Http.Answer login = client.consentPage(browser, client.authorizationParameters()).answer();
        assertThat(login.header("Content-Security-Policy")).contains("default-src 'none'").contains("frame-ancestors 'none'")
            .doesNotContain("unsafe");
        assertThat(login.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(login.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(login.header("Cache-Control")).contains("no-store");
    }

    @Test
    void a_redirect_uri_of_an_app_with_its_own_scheme_works() {
        String uri = "cursor://anysphere.cursor-mcp/oauth/callback";
        OAuthClient app = OAuthClient.register(target, OAuthClient.registrationBody().with("redirect_uris", JsonArray.of(Json.of(uri))));
        Map<String, String> parameters = app.authorizationParameters();
        parameters.put("redirect_uri", uri);
        Browser.View consent = app.consentPage(browser, parameters);
        assertThat(OAuthClient.press(browser, consent, "Allow").address().toString()).startsWith(uri + "?").contains("code=");
    }

    private String errorOf(Map<String, String> parameters) {
        Http.Answer answer = Http.get(client.authorizationUrl(parameters));
        String location = answer.header("Location");
        assertThat(location).as(answer.toString()).startsWith(OAuthClient.CALLBACK).contains("iss=").contains("state=");
        return location.replaceAll(".*[?&]error=([^&]*).*", "$1");
    }
}
