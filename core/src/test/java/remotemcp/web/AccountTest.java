package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {
    private static final String HERE = "http://127.0.0.1:33418/callback";

    private final Town town = Town.local();
    private final Browser browser = town.signedIn();

    @Test
    void connected_apps_are_listed_and_one_is_revoked() {
        connect("Claude", Town.CALLBACK);
        connect("Tool", HERE);
        town.world.advanceSeconds(3 * 3600);
        Browser.View account = browser.open("/account");
        assertThat(account.page().select(".apps h3").eachText()).containsExactlyInAnyOrder("Claude", "Tool");
        var claude = account.page().select(".apps > li").stream().filter(app -> app.text().contains("Claude")).findFirst().orElseThrow();
        assertThat(claude.text()).contains("client.example", "Use the tools of this server in your name", "Connected 15 January 2027",
            "last used 3 hours ago");

        Browser.Form form =
            new Browser.Form("/account/revoke", account.form("grant").with("grant", claude.select("[name=grant]").val()).fields());
        Browser.View after = browser.follow(browser.submit(form));
        assertThat(after.page().select("[role=status]").text()).isEqualTo("The app has lost its access.");
        assertThat(after.page().select(".apps h3").eachText()).containsExactly("Tool");
        assertThat(browser.submit(form).status()).as("revoking twice does no harm").isEqualTo(303);
    }

    @Test
    void an_app_with_a_scheme_of_its_own_is_not_taken_for_a_website() {
        connect("Cursor", "cursor://claude.ai/oauth/callback");
        assertThat(browser.open("/account").page().select(".apps .place").text()).isEqualTo("cursor://");
    }

    @Test
    void P01_a_revocation_forged_by_another_site_or_session_is_refused() {
        connect("Claude", Town.CALLBACK);
        Browser.Form form = browser.open("/account").form("grant");
        assertThat(browser.send(browser.post(form).header("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(browser.submit(form.without("form")).status()).isEqualTo(403);
        assertThat(town.browser().submit(form).status()).isEqualTo(403);
        Browser other = town.browser();
        other.signIn(other.open("/signup"), "eve@example.com", Town.PASSWORD);
        Browser.View evesPage = other.open("/account");
        Browser.Form stolen =
            new Browser.Form("/account/revoke", form.with("form", evesPage.formTo("/logout").fields().get("form")).fields());
        assertThat(other.submit(stolen).status()).isEqualTo(403);
        assertThat(browser.open("/account").page().select(".apps h3").eachText()).containsExactly("Claude");
    }

    @Test
    void nobody_revokes_what_is_another_persons() {
        connect("Claude", Town.CALLBACK);
        String grant = browser.open("/account").form("grant").fields().get("grant");
        Browser other = town.browser();
        other.signIn(other.open("/signup"), "eve@example.com", Town.PASSWORD);
        other.submit(other.open(town.authorize()).form("consent").press("allow"));
        other.submit(new Browser.Form("/account/revoke", other.open("/account").formTo("/logout").with("grant", grant).fields()));
        assertThat(browser.open("/account").page().select(".apps h3").eachText()).containsExactly("Claude");
    }

    @Test
    void P07_all_apps_are_revoked_at_once_by_somebody_who_just_signed_in() {
        connect("Claude", Town.CALLBACK);
        connect("Tool", HERE);
        Browser.View after = browser.follow(browser.submit(browser.open("/account").formTo("/account/revoke-all")));
        assertThat(after.page().select("[role=status]").text()).isEqualTo("All apps have lost their access.");
        assertThat(after.page().select(".empty").text()).contains("No app is connected.");
    }

    @Test
    void P07_whoever_revokes_all_may_sign_out_everywhere_else_too() {
        connect("Claude", Town.CALLBACK);
        Browser elsewhere = town.signedIn();
        Browser.Form form = browser.open("/account").formTo("/account/revoke-all");
        assertThat(form.fields()).doesNotContainKey("everywhere");
        Browser.View after = browser.follow(browser.submit(form.with("everywhere", "yes")));
        assertThat(after.page().select("[role=status]").text())
            .isEqualTo("All apps have lost their access, and you are signed out in all other browsers.");
        assertThat(elsewhere.open("/account").location()).startsWith("/login");
        assertThat(browser.open("/account").status()).isEqualTo(200);
    }

    @Test
    void revoking_all_apps_alone_signs_nobody_out() {
        connect("Claude", Town.CALLBACK);
        Browser elsewhere = town.signedIn();
        browser.submit(browser.open("/account").formTo("/account/revoke-all"));
        assertThat(elsewhere.open("/account").status()).isEqualTo(200);
    }

    @Test
    void P07_later_on_revoking_all_takes_the_password_again() {
        connect("Claude", Town.CALLBACK);
        Browser.Form fresh = browser.open("/account").formTo("/account/revoke-all");
        town.world.advanceSeconds(11 * 60);
        Browser.View asked = browser.submit(fresh);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().select("[role=alert]").text()).isEqualTo("Please confirm with your password. Nothing was revoked.");
        Browser.Form form = asked.formTo("/account/revoke-all");
        assertThat(browser.submit(form.with("password", "a wrong password")).status()).isEqualTo(422);
        assertThat(browser.open("/account").page().select(".apps h3")).hasSize(1);
        assertThat(browser.submit(form.with("password", Town.PASSWORD)).location()).isEqualTo("/account?done=all");
        assertThat(browser.open("/account").page().select(".apps h3")).isEmpty();
    }

    @Test
    void P05_the_password_cannot_be_guessed_there_either() {
        connect("Claude", Town.CALLBACK);
        town.world.advanceSeconds(11 * 60);
        Browser.Form form = browser.open("/account").formTo("/account/revoke-all");
        int last = 0;
        for (int i = 0; i < 12; i++) {
            last = browser.submit(form.with("password", "guess number " + i)).status();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void what_was_done_is_said_in_our_words_only() {
        assertThat(browser.open("/account?done=%3Cb%3Eall").page().select("[role=status]")).isEmpty();
    }

    private void connect(String name, String callback) {
        String client = town.client(name, callback);
        Browser.View done = browser.submit(browser.open(town.authorize(client, callback)).form("consent").press("allow"));
        assertThat(town.redeem(client, done.location()).status()).isEqualTo(200);
    }
}
