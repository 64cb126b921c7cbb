package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.PercentCode;
import remotemcp.json.JsonObject;
import remotemcp.platform.Priority;

/// A full queue is told as 503 with `Retry-After`, in the form of the endpoint that was called, and is no bug.
class OverloadTest {
    private final Town town = Town.published();

    @Test
    void a_page_says_that_the_server_is_too_busy() {
        Browser own = town.signedIn();
        Browser.Form login = town.browser().open("/login").form("password");
        String authorize = town.authorize();
        town.records.beBusy();
        assertBusyPage(own.open("/account"));
        assertBusyPage(own.open(authorize));
        Browser.View posted = own.submit(new Browser.Form("/account/revoke-all", login.fields()));
        assertThat(posted.status()).isEqualTo(503);
        assertThat(posted.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void P05_a_login_that_cannot_be_hashed_soon_is_told_on_the_login_page_and_costs_no_try() {
        town.passwords.beBusy(Priority.UNTRUSTED, true);
        Browser fresh = town.browser();
        for (int i = 0; i < 20; i++) {
            Browser.View busy = fresh.signInFresh(Town.EMAIL, Town.PASSWORD);
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).isEqualTo("2");
            assertThat(busy.page().select("[role=alert]").text())
                .isEqualTo("The server is too busy just now. Please wait 2 seconds, then try again.");
            assertThat(busy.page().select("#email").val()).isEqualTo(Town.EMAIL);
        }
        town.passwords.beBusy(Priority.UNTRUSTED, false);
        assertThat(fresh.signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void P05_a_known_browser_gets_in_while_all_others_are_rejected() {
        Browser own = town.signedIn();
        own.submit(own.open("/logout").form("form"));
        town.passwords.beBusy(Priority.UNTRUSTED, true);
        assertThat(town.browser().signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(503);
        assertThat(own.signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void P05_a_sign_up_that_cannot_be_hashed_soon_is_told_on_its_page() {
        Town local = Town.local();
        local.passwords.beBusy(Priority.UNTRUSTED, true);
        Browser visitor = local.browser();
        Browser.View busy = visitor.signIn(visitor.open("/signup"), "grace@example.com", Town.PASSWORD);
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isEqualTo("2");
        assertThat(busy.page().select("form").text()).contains("The server is too busy just now.");
        local.passwords.beBusy(Priority.UNTRUSTED, false);
        assertThat(visitor.signIn(busy, "grace@example.com", Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void H14_too_many_client_documents_are_told_without_blaming_the_app() {
        String honest = PercentCode.encode("https://app.example.org/client.json");
        for (int i = 0; i < 10; i++) {
            town.browserAt("198.51.100.9").open(town.authorize(PercentCode.encode("https://h" + i + ".example.org/a"), Town.CALLBACK));
        }
        Browser.View view = town.browserAt("198.51.100.9").open(town.authorize(honest, Town.CALLBACK));
        assertThat(view.status()).isEqualTo(503);
        assertThat(view.heading()).isEqualTo("Too busy just now");
        assertThat(view.header("Retry-After")).isEqualTo("60");
        assertThat(view.html()).doesNotContain("example.org");
    }

    @Test
    void the_token_endpoint_says_so_as_oauth_does() {
        String client = town.client("Claude", Town.CALLBACK);
        JsonObject tokens = tokens(client);
        town.records.beBusy();
        Ready answer = post("/token", "application/x-www-form-urlencoded", "", "grant_type=refresh_token&client_id=" + client
            + "&refresh_token=" + tokens.string("refresh_token").orElseThrow());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().find("Retry-After")).contains("2");
        assertThat(Town.json(answer).string("error")).contains("temporarily_unavailable");
    }

    @Test
    void the_mcp_endpoint_says_so_as_json_rpc_does() {
        JsonObject tokens = tokens(town.client("Claude", Town.CALLBACK));
        town.records.beBusy();
        Ready answer = post("/mcp", "application/json", tokens.string("access_token").orElseThrow(),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().find("Retry-After")).contains("2");
        assertThat(Town.json(answer).object("error").orElseThrow().integer("code")).hasValue(503);
    }

    private JsonObject tokens(String client) {
        Browser browser = town.browser();
        Browser.View consent =
            browser.follow(browser.signIn(browser.open(town.authorize(client, Town.CALLBACK)), Town.EMAIL, Town.PASSWORD));
        Browser.View allowed = browser.submit(consent.form("decision").press("allow"));
        return Town.json(town.redeem(client, allowed.location()));
    }

    private static void assertBusyPage(Browser.View view) {
        assertThat(view.status()).isEqualTo(503);
        assertThat(view.header("Retry-After")).isEqualTo("2");
        assertThat(view.heading()).isEqualTo("Too busy just now");
        assertThat(view.html()).contains("Please wait 2 seconds, then try again.");
    }

    private Ready post(String path, String type, String token, String body) {
        HttpRequest request = HttpRequest.post(path, type, body.getBytes(StandardCharsets.US_ASCII)).header("Host", town.host())
            .header("Accept", "application/json, text/event-stream");
        return town.app.handle(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).ready();
    }
}
