package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.PercentCode;
import remotemcp.identity.Accounts;
import remotemcp.identity.SetupLinks;
import remotemcp.json.JsonObject;
import remotemcp.transport.StatelessClient;

/// A store that is full, read-only or away: each endpoint says 503 with `Retry-After` in its own form, nothing is lost or half done, and the
/// same request works once the store is back.
class StoreOutageTest {
    private static final String CLIENT_CREDENTIALS = "&client_id=";

    private final Town town = Town.published();

    @Test
    void a_login_is_told_to_wait_and_the_same_form_works_later() {
        Browser browser = town.browser();
        Browser.Form form = browser.open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
        town.store.failWrites();
        assertUnavailablePage(browser.submit(form));
        town.store.recover();
        assertThat(browser.submit(form).location()).isEqualTo("/account");
    }

    @Test
    void a_sign_up_is_told_to_wait_and_the_same_form_works_later() {
        Town local = Town.local();
        Browser browser = local.browser();
        Browser.Form form = browser.open("/signup").form("password").with("email", "bob@example.com").with("password", Town.PASSWORD);
        local.store.failWrites();
        assertUnavailablePage(browser.submit(form));
        local.store.recover();
        assertThat(browser.submit(form).status()).isEqualTo(303);
    }

    @Test
    void a_setup_link_survives_an_outage_between_any_two_of_its_steps() {
        for (int changes = 0; changes < 6; changes++) {
            Town empty = Town.empty();
            String token = new SetupLinks(empty.world.platform(), new Accounts(empty.world.platform())).issue().orElseThrow();
            Browser browser = empty.browser();
            Browser.Form form =
                browser.open("/setup?token=" + token).form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
            empty.store.failWritesAfter(changes);
            Browser.View first = browser.submit(form);
            empty.store.recover();
            if (first.status() != 303) {
                assertUnavailablePage(first);
                // So long the lock of the first account may stay closed that an outage left behind.
                empty.world.advanceSeconds(2 * 60);
                browser.submit(form);
            }
            assertThat(empty.browser().signInFresh(Town.EMAIL, Town.PASSWORD).status()).as("after %d changes", changes).isEqualTo(303);
            assertThat(browser.open("/setup?token=" + token).status()).as("spent").isEqualTo(410);
        }
    }

    @Test
    void a_consent_is_told_to_wait_and_the_same_form_works_later() {
        String client = town.client("Claude", Town.CALLBACK);
        Browser browser = town.signedIn();
        Browser.Form form = browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow");
        town.store.failWrites();
        assertUnavailablePage(browser.submit(form));
        town.store.recover();
        assertThat(town.redeem(client, browser.submit(form).location()).status()).isEqualTo(200);
    }

    @Test
    void a_code_and_a_refresh_token_are_good_after_the_outage() {
        String client = town.client("Claude", Town.CALLBACK);
        String location = allowed(client);
        town.store.failWrites();
        assertUnavailableJson(town.redeem(client, location));
        town.store.recover();
        Ready tokens = town.redeem(client, location);
        assertThat(tokens.status()).isEqualTo(200);
        town.store.failWrites();
        assertUnavailableJson(refresh(client, Town.json(tokens)));
        town.store.fail();
        assertUnavailableJson(refresh(client, Town.json(tokens)));
        town.store.recover();
        assertThat(refresh(client, Town.json(tokens)).status()).isEqualTo(200);
    }

    /// RFC 7009 §2.2.1: by 503 a client knows that the token still exists.
    @Test
    void a_revocation_that_was_not_stored_is_not_confirmed() {
        String client = town.client("Claude", Town.CALLBACK);
        JsonObject tokens = Town.json(town.redeem(client, allowed(client)));
        String form = "token=" + tokens.string("refresh_token").orElseThrow() + CLIENT_CREDENTIALS + client;
        town.store.failWrites();
        assertUnavailableJson(post("/revoke", form));
        town.store.recover();
        assertThat(post("/revoke", form).status()).isEqualTo(200);
        assertThat(refresh(client, tokens).status()).isEqualTo(400);
    }

    @Test
    void registration_needs_no_store() {
        town.store.fail();
        assertThat(town.client("Claude", Town.CALLBACK)).isNotEmpty();
    }

    @Test
    void calls_go_on_while_only_writes_fail() {
        String client = town.client("Claude", Town.CALLBACK);
        String token = Town.json(town.redeem(client, allowed(client))).string("access_token").orElseThrow();
        town.world.advanceSeconds(30 * 60);
        town.store.failWrites();
        assertThat(list(token).status()).as("when the grant was last used cannot be noted").isEqualTo(200);
    }

    /// A 401 would make clients begin a new login.
    @Test
    void a_call_whose_token_cannot_be_looked_up_is_told_to_wait_as_json_rpc_does() {
        String client = town.client("Claude", Town.CALLBACK);
        String token = Town.json(town.redeem(client, allowed(client))).string("access_token").orElseThrow();
        town.store.fail();
        Ready answer = list(token);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().find("Retry-After")).contains("10");
        assertThat(answer.headers().find("WWW-Authenticate")).isEmpty();
        assertThat(StatelessClient.error(answer)).isEqualTo(503);
        town.store.recover();
        assertThat(list(token).status()).isEqualTo(200);
    }

    @Test
    void pages_are_shown_while_only_writes_fail_and_nobody_is_signed_out_by_an_outage() {
        Browser browser = town.signedIn();
        town.world.advanceSeconds(60 * 60);
        town.store.failWrites();
        assertThat(browser.open("/account").html()).as("the use of the session cannot be noted").contains(Town.EMAIL);
        assertUnavailablePage(browser.submit(browser.open("/account").formTo("/logout")));
        town.store.fail();
        assertUnavailablePage(browser.open("/account"));
        assertUnavailablePage(browser.open(town.authorize()));
        town.store.recover();
        assertThat(browser.open("/account").html()).contains(Town.EMAIL);
    }

    @Test
    void who_signs_in_again_keeps_the_old_session_until_the_new_one_is_stored() {
        Browser browser = town.browser();
        Browser.Form form = browser.open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
        browser.submit(form);
        for (int changes = 0; changes < 8; changes++) {
            town.store.failWritesAfter(changes);
            browser.submit(form);
            town.store.recover();
            assertThat(browser.open("/account").html()).as("after %d changes", changes).contains(Town.EMAIL);
        }
    }

    @Test
    void an_outage_is_logged_with_what_the_store_says_and_shown_to_nobody() {
        Browser browser = town.browser();
        Browser.Form form = browser.open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
        town.store.failWrites();
        assertThat(browser.submit(form).html()).doesNotContain("canary", "Exception", "remotemcp");
        assertThat(town.world.logged("store.unavailable").getFirst().string("reason")).hasValue("the canary is full");
    }

    private String allowed(String client) {
        Browser browser = town.signedIn();
        return browser.submit(browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow")).location();
    }

    private Ready refresh(String client, JsonObject tokens) {
        return post("/token", "grant_type=refresh_token&refresh_token=" + PercentCode.encode(tokens.string("refresh_token").orElseThrow())
            + CLIENT_CREDENTIALS + client);
    }

    private Ready post(String path, String form) {
        return town.app.handle(HttpRequest.post(path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII))
            .header("Host", town.host())).ready();
    }

    private Ready list(String token) {
        HttpRequest request = StatelessClient.request("tools/list", JsonObject.empty());
        var body = HttpRequest.post("/mcp", "application/json", request.body()).header("Host", town.host())
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", "tools/list");
        return town.app.handle(body).ready();
    }

    private static void assertUnavailablePage(Browser.View view) {
        assertThat(view.status()).isEqualTo(503);
        assertThat(view.header("Retry-After")).isEqualTo("10");
        assertThat(view.header("Cache-Control")).isEqualTo("no-store");
        assertThat(view.heading()).isEqualTo("Not possible just now");
        assertThat(view.response().headers().all("Set-Cookie")).isEmpty();
    }

    private static void assertUnavailableJson(Ready answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().find("Retry-After")).contains("10");
        assertThat(answer.headers().find("Cache-Control")).contains("no-store");
        assertThat(Town.json(answer).string("error")).hasValue("temporarily_unavailable");
    }
}
