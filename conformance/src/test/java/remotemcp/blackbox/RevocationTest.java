package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import remotemcp.json.JsonObject;

/// Revoking: by the client (RFC 7009), and by the person on the account page.
class RevocationTest {
    private final Target target = Target.current();
    private final OAuthClient client = OAuthClient.register(target);

    @Test
    void a_revoked_access_token_ends_alone() {
        JsonObject tokens = client.login();
        assertThat(client.revoke(access(tokens)).status()).isEqualTo(200);
        assertThat(list(access(tokens))).isEqualTo(401);
        assertThat(client.refresh(refresh(tokens)).status()).isEqualTo(200);
    }

    /// O12
    @Test
    void a_revoked_refresh_token_takes_the_whole_grant_along() {
        JsonObject tokens = client.login();
        assertThat(client.revoke(refresh(tokens)).status()).isEqualTo(200);
        assertThat(list(access(tokens))).isEqualTo(401);
        assertThat(client.refresh(refresh(tokens)).json().string("error")).contains("invalid_grant");
    }

    /// V09
    @Test
    void nobody_revokes_another_clients_token() {
        JsonObject tokens = client.login();
        OAuthClient stranger = OAuthClient.register(target);
        assertThat(stranger.revoke(access(tokens)).status()).isIn(200, 400);
        assertThat(stranger.revoke(refresh(tokens)).status()).isIn(200, 400);
        assertThat(list(access(tokens))).isEqualTo(200);
        assertThat(client.refresh(refresh(tokens)).status()).isEqualTo(200);
    }

    @Test
    void an_unknown_token_is_revoked_already() {
        assertThat(client.revoke("no-such-token").status()).isEqualTo(200);
    }

    @Test
    void a_person_sees_the_connected_app_and_cuts_it_off() {
        Browser browser = new Browser(target.base());
        OAuthClient app =
            OAuthClient.register(target, OAuthClient.registrationBody().with("client_name", "App To Cut " + System.nanoTime()));
        JsonObject tokens = app.redeem(app.code(browser)).json();
        Browser.View account = browser.open(target.at("/account"));
        assertThat(account.page().text()).contains(app.registration.string("client_name").orElseThrow());
        var form = account.page().select("form").stream().filter(f -> f.parent().text().contains("Revoke") || f.text().contains("Revoke"))
            .filter(f -> belongsTo(f, app.registration.string("client_name").orElseThrow())).findFirst().orElseThrow();
        var button = form.selectFirst("button[name]");
        Browser.View after = browser.submit(account, form, button == null ? Map.of() : Map.of(button.attr("name"), button.val()));
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.page().text()).doesNotContain(app.registration.string("client_name").orElseThrow());
        assertThat(list(access(tokens))).isEqualTo(401);
        assertThat(app.refresh(refresh(tokens)).status()).isEqualTo(400);
    }

    @Test
    void the_account_page_is_for_the_signed_in_only() {
        Browser.View view = new Browser(target.base()).open(target.at("/account"));
        assertThat(view.page().selectFirst("input[name=password]")).isNotNull();
    }

    private static boolean belongsTo(org.jsoup.nodes.Element form, String name) {
        var around = form;
        for (int i = 0; i < 4 && around != null; i++) {
            if (around.text().contains(name)) {
                return around.select("form").size() == 1 || around == form;
            }
            around = around.parent();
        }
        return false;
    }

    private int list(String token) {
        return Mcp.modern(target, token, "tools/list", JsonObject.empty()).status();
    }

    private static String access(JsonObject tokens) {
        return tokens.string("access_token").orElseThrow();
    }

    private static String refresh(JsonObject tokens) {
        return tokens.string("refresh_token").orElseThrow();
    }
}
