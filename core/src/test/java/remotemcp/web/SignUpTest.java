package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.http.PercentCode;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.SetupLinks;

class SignUpTest {
    private static final String NEW = "grace@example.com";

    private final Town town = Town.local();
    private final Browser browser = town.browser();

    @Test
    void a_newcomer_is_through_from_an_apps_request_with_an_account_of_their_own() {
        Browser.View login = browser.open(town.authorize());
        Browser.View signUp = browser.open(login.page().select(".below a").attr("href"));
        Browser.View consent = browser.follow(browser.signIn(signUp, NEW, Town.PASSWORD));
        assertThat(consent.heading()).isEqualTo("Allow Claude to use Town hall?");
        assertThat(consent.page().select(".who").text()).contains(NEW);
        assertThat(account(NEW).administrator()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"grace@example.com, short, At least 10 characters", "grace@example.com, password123, first that attackers try",
        "no address, four unrelated words, give an e-mail address", "ada@example.com, four unrelated words, No account could be made"})
    void what_is_wrong_is_said_at_its_field(String email, String password, String words) {
        Browser.View view = browser.signIn(browser.open("/signup"), email, password);
        assertThat(view.status()).isEqualTo(422);
        assertThat(view.page().title()).startsWith("Error: ");
        assertThat(view.page().select("form").text()).contains(words);
        var invalid = view.page().select("[aria-invalid=true]");
        assertThat(invalid).hasSize(1);
        String problem = invalid.attr("aria-describedby");
        assertThat(view.page().getElementById(problem.contains(" ") ? problem.substring(0, problem.indexOf(' ')) : problem).attr("role"))
            .isEqualTo("alert");
        assertThat(invalid.hasAttr("autofocus")).isTrue();
        assertThat(view.page().select("#email").val()).isEqualTo(email);
        assertThat(view.page().select("#password").val()).isEmpty();
    }

    @Test
    void nobody_signs_up_where_the_operator_makes_the_accounts() {
        Town closed = Town.published();
        Browser.View view = closed.browser().open("/signup");
        assertThat(view.status()).isEqualTo(404);
        assertThat(view.page().select("form")).isEmpty();
        assertThat(closed.browser().open("/login").html()).doesNotContain("/signup");
        Browser visitor = closed.browser();
        Browser.Form forged = visitor.open("/login").form("password").with("email", NEW).with("password", Town.PASSWORD);
        visitor.submit(new Browser.Form("/signup", forged.fields()));
        assertThat(new Accounts(closed.world.platform()).authenticate(EmailAddress.read(NEW).orElseThrow(), Town.PASSWORD)).isEmpty();
    }

    @Test
    void P01_a_sign_up_from_another_browser_or_for_another_purpose_is_refused() {
        Browser.Form other = town.browser().open("/signup").form("password").with("email", NEW).with("password", Town.PASSWORD);
        browser.open("/signup");
        assertThat(browser.submit(other).status()).isEqualTo(403);
        Browser.Form login = browser.open("/login").form("password").with("email", NEW).with("password", Town.PASSWORD);
        assertThat(browser.submit(new Browser.Form("/signup", login.fields())).status()).isEqualTo(403);
    }

    @Test
    void H14_accounts_are_not_made_by_the_thousand() {
        int made = 0;
        for (int i = 0; i < 120; i++) {
            Browser visitor = town.browser();
            made += visitor.signIn(visitor.open("/signup"), "user" + i + "@example.com", Town.PASSWORD).status() == 303 ? 1 : 0;
        }
        assertThat(made).isEqualTo(20);
    }

    @Test
    void the_first_start_link_makes_the_administrator_once() {
        Town fresh = Town.empty();
        Browser visitor = fresh.browser();
        String link = "/setup?token=" + new SetupLinks(fresh.world.platform(), new Accounts(fresh.world.platform())).issue().orElseThrow();
        Browser.View page = visitor.open(link);
        assertThat(page.heading()).isEqualTo("Set up this server");
        assertThat(visitor.signIn(visitor.open(link), NEW, "short").status()).as("a mistake does not spend the link").isEqualTo(422);
        assertThat(visitor.signIn(page, NEW, Town.PASSWORD).location()).isEqualTo("/account");
        assertThat(visitor.open("/account").html()).contains(NEW);
        var found = new Accounts(fresh.world.platform()).authenticate(EmailAddress.read(NEW).orElseThrow(), Town.PASSWORD);
        assertThat(found.orElseThrow().administrator()).isTrue();
        assertThat(fresh.browser().open(link).status()).isEqualTo(410);
        Browser late = fresh.browser();
        late.open("/login");
        assertThat(late.submit(page.form("token").with("email", "eve@example.com").with("password", Town.PASSWORD)).status())
            .isEqualTo(410);
    }

    @Test
    void a_guessed_setup_link_shows_no_form() {
        Browser.View view = town.browser().open("/setup?token=" + PercentCode.encode("guessed"));
        assertThat(view.status()).isEqualTo(410);
        assertThat(view.page().select("form")).isEmpty();
    }

    @Test
    void H09_the_setup_token_is_logged_nowhere() {
        Town fresh = Town.empty();
        String token = new SetupLinks(fresh.world.platform(), new Accounts(fresh.world.platform())).issue().orElseThrow();
        Browser visitor = fresh.browser();
        visitor.signIn(visitor.open("/setup?token=" + token), NEW, Town.PASSWORD);
        visitor.open("/setup?token=" + token);
        assertThat(fresh.world.log().toString()).contains("setup.link-spent").doesNotContain(token);
    }

    private Account account(String email) {
        return new Accounts(town.world.platform()).authenticate(EmailAddress.read(email).orElseThrow(), Town.PASSWORD).orElseThrow();
    }
}
