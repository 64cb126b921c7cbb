package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;

/// What a review by hand tried in vain, kept so.
class ReviewedBehaviourTest {
    private final Target target = Target.current();

    /// V29: whichever spelling a proxy or a router takes for another path, nothing is called and no page is shown without credentials.
    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "//mcp", "///mcp", "/mcp/", "/mcp//", "/./mcp", "/x/../mcp", "/mcp/.", "/mcp/../mcp", "/%6dcp",
        "/mc%70", "/%2fmcp", "/mcp%2f", "/mcp%00",
        "/mcp%20", "/mcp;x=1", "/;x/mcp", "/MCP", "/Mcp", "/mcp?x", "/\\mcp", "/..;/mcp", "*", "http://AUTHORITY/mcp",
        "http://user@AUTHORITY/mcp", "http://evil.example/mcp"})
    void no_spelling_of_a_path_reaches_a_guarded_handler_without_credentials(String path) {
        String body = Mcp.modernBody("tools/call", Mcp.add(40, 2), Mcp.NEWEST).text();
        String answer = Raw.exchange(target.base(),
            "POST " + path.replace("AUTHORITY", target.base().getAuthority()) + " HTTP/1.1\r\nHost: " + target.base().getAuthority()
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: " + Mcp.NEWEST
                + "\r\nMcp-Method: tools/call\r\nMcp-Name: add\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n"
                + body);
        assertThat(Raw.status(answer)).as(answer).matches(status -> status == 0 || status == 308 || status >= 400 && status < 500);
        assertThat(answer).doesNotContain("\"result\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "//account", "/account/", "/%61ccount", "/x/../account", "/account;x", "/ACCOUNT",
        "/account/revoke-all", "/account//revoke"})
    void no_spelling_of_a_path_shows_an_account_without_credentials(String path) {
        String answer = Raw.exchange(target.base(),
            "GET " + path + " HTTP/1.1\r\nHost: " + target.base().getAuthority() + "\r\nConnection: close\r\n\r\n");
        assertThat(Raw.status(answer)).as(answer).matches(status -> status == 0 || status >= 300 && status < 500);
        assertThat(answer).doesNotContain(target.email());
    }

    /// V15: the Host of a page that was bound to this address anew.
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:PORT", "localhost.evil.example", "localhost@evil.example",
        "evil.example/localhost", "evil.example#localhost",
        "127.0.0.1.evil.example", "[::ffff:6.6.6.6]", "0.0.0.0:PORT", "localhost:PORT:80", "localhost, evil.example"})
    void no_form_of_a_foreign_host_reaches_the_mcp_route(String host) {
        String named = host.replace("PORT", String.valueOf(target.base().getPort()));
        String answer = Raw.exchange(target.base(), "POST /mcp HTTP/1.1\r\nHost: " + named
            + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertThat(Raw.status(answer)).as(answer).isIn(0, 400, 403, 421);
    }

    /// P09
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
        "javascript:alert(1)", "/%2f/evil.example",
        "https:evil.example", "/account/../..//evil.example"})
    void no_form_of_next_leads_to_another_site(String next) {
        var browser = new Browser(target.base());
        Browser.View page = browser.open(target.at("/login?next=" + Http.encode(next)));
        Browser.View after =
            browser.submit(page, page.form("password"), Map.of("email", target.email(), "password", target.password(), "next", next));
        assertThat(after.hasLeft(target.base())).isFalse();
        assertThat(after.address().getPath()).startsWith("/");
    }

    /// P01
    @ParameterizedTest
    @CsvSource({"Origin,https://evil.example", "Origin,http://localhost.evil.example", "Sec-Fetch-Site,cross-site",
        "Sec-Fetch-Site,same-site"})
    void no_form_is_taken_from_another_site(String header, String value) {
        var browser = new Browser(target.base());
        OAuthClient client = OAuthClient.register(target);
        Browser.View login = browser.open(client.authorizationUrl(client.authorizationParameters()));
        Map<String, String> signIn = new HashMap<>(Browser.values(login.form("password")));
        signIn.putAll(Map.of("email", target.email(), "password", target.password()));
        assertThat(post(browser, "/login", signIn, header, value).status()).isEqualTo(403);
        Browser.View consent = client.signIn(browser, login);
        Map<String, String> decision = new HashMap<>(Browser.values(consent.form("consent")));
        decision.put("decision", "allow");
        Http.Answer forged = post(browser, "/consent", decision, header, value);
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Location")).isEmpty();
        assertThat(OAuthClient.callback(OAuthClient.press(browser, consent, "Allow"))).containsKey("code");
    }

    private Http.Answer post(Browser browser, String path, Map<String, String> form, String header, String value) {
        String cookies =
            browser.cookies().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).reduce((a, b) -> a + "; " + b).orElse("");
        return Http.postForm(target.at(path), form, header, value, "Cookie", cookies);
    }

    /// V04, O01
    @Test
    void a_code_is_worth_nothing_to_another_client_and_stays_good_for_its_own() {
        OAuthClient client = OAuthClient.register(target);
        String code = client.code(new Browser(target.base()));
        Map<String, String> form = client.redemption(code);
        form.put("client_id", OAuthClient.register(target).id());
        Http.Answer refused = Http.postForm(client.tokenEndpoint(), form);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().string("error")).contains("invalid_grant");
        assertThat(client.redeem(code).status()).isEqualTo(200);
    }

    /// P04: from registration to the account page, whatever an app calls itself.
    @ParameterizedTest
    @ValueSource(strings = {"tags \uDB40\uDC41\uDB40\uDC42 hidden", "joy \uD83D\uDE02\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uD83D\uDE02LONG", "<b>x</b>&\"'", "\u202Eabc", "\uDB40\uDC41"})
    void any_name_goes_from_registration_to_the_account_page(String name) {
        String called = name.replace("LONG", "\uD83D\uDE02".repeat(120));
        OAuthClient client = OAuthClient.register(target,
            OAuthClient.registrationBody().with("client_name", Json.of(called)).with("contacts", JsonArray.of()));
        var browser = new Browser(target.base());
        assertThat(client.redeem(client.code(browser)).status()).isEqualTo(200);
        Browser.View account = browser.open(target.at("/account"));
        assertThat(account.status()).isEqualTo(200);
        assertThat(account.page().select("b").eachText()).doesNotContain("x");
        assertThat(account.answer().text().codePoints()).noneMatch(c -> c >= 0xE0000 || c == 0x202E || c == 0xFFFD);
    }
}
