package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in and out.
class LoginTest {
    private final Target target = Target.current();

    @Test
    void a_person_signs_in_and_out() {
        var browser = new Browser(target.base());
        Browser.View account = signIn(browser, target.email(), target.password());
        assertThat(account.page().text()).contains(target.email());
        Map<String, String> before = Map.copyOf(browser.cookies());
        var form =
            account.page().select("form").stream().filter(f -> f.text().toLowerCase().contains("sign out")).findFirst().orElseThrow();
        browser.submit(account, form, Map.of());
        var thief = new Browser(target.base());
        thief.cookies().putAll(before);
        assertThat(thief.open(target.at("/account")).page().selectFirst("input[name=password]")).as("P07: the old session is dead")
            .isNotNull();
    }

    /// P06, V27: nobody learns whether an account exists.
    @Test
    void a_wrong_password_and_an_unknown_account_look_the_same() {
        Browser.View wrong = signIn(new Browser(target.base()), target.email(), "not the password");
        Browser.View unknown = signIn(new Browser(target.base()), "nobody" + System.nanoTime() + "@example.com", "not the password");
        assertThat(wrong.status()).isEqualTo(unknown.status()).isBetween(400, 499);
        assertThat(wrong.page().selectFirst("[role=alert]").text()).isEqualTo(unknown.page().selectFirst("[role=alert]").text());
    }

    /// P01
    @Test
    void the_session_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        var browser = new Browser(target.base());
        Browser.View page = browser.open(target.at("/login"));
        Http.Answer answer = Http.postForm(target.at("/login"), withFields(page), "Origin", target.base().toString(), "Cookie",
            browser.cookies().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).reduce((a, b) -> a + "; " + b).orElse(""));
        assertThat(answer.status()).as("O05").isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty()
            .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/"));
    }

    /// P07
    @Test
    void the_session_id_changes_at_login() {
        var browser = new Browser(target.base());
        browser.open(target.at("/login"));
        Map<String, String> before = Map.copyOf(browser.cookies());
        signIn(browser, target.email(), target.password());
        assertThat(browser.cookies()).isNotEqualTo(before);
    }

    /// P09
    @Test
    void a_login_never_leads_to_another_site() {
        for (String next : new String[]{"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"}) {
            var browser = new Browser(target.base());
            Browser.View page = browser.open(target.at("/login?next=" + Http.encode(next)));
            Browser.View after =
                browser.submit(page, page.form("password"), Map.of("email", target.email(), "password", target.password()));
            assertThat(after.hasLeft(target.base())).as(next).isFalse();
        }
    }

    /// P05: many wrong tries slow the guesser down, and the person still gets in.
    @Test
    void guessing_is_slowed_down_without_locking_the_person_out() {
        LocalUser user = LocalUser.create(target);
        var honest = new Browser(target.base());
        signIn(honest, user.email(), user.password());
        int last = 0;
        for (int i = 0; i < 15; i++) {
            last = signIn(new Browser(target.base()), user.email(), "guess number " + i).status();
        }
        assertThat(last).isEqualTo(429);
        assertThat(signIn(honest, user.email(), user.password()).page().text()).contains(user.email());
    }

    /// P10: a browser that restores twelve tabs asks for all of them before it has a cookie of ours, and sends older cookies first.
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/signup"})
    void every_tab_of_many_opened_at_once_works_in_any_order(String path) {
        LocalUser user = LocalUser.create(target);
        var browser = new Browser(target.base());
        for (int i = 0; i < 120; i++) {
            browser.cookies().put("of-another-server-" + i, "1");
        }
        var tabs = new ArrayList<Browser.View>();
        for (int i = 0; i < 12; i++) {
            var tab = new Browser(target.base());
            tabs.add(tab.open(target.at(path)));
            browser.cookies().putAll(tab.cookies());
        }
        Collections.rotate(tabs, 5);
        Collections.reverse(tabs);
        for (Browser.View tab : tabs) {
            Browser.View after = browser.submit(tab, tab.form("password"), Map.of("email", user.email(), "password", user.password()));
            if (path.equals("/login")) {
                assertThat(after.page().text()).contains(user.email());
            } else {
                assertThat(after.status()).as("the form is taken, the address has an account").isEqualTo(422);
            }
        }
    }

    /// P01
    @Test
    void a_form_shown_in_another_browser_is_refused_however_many_were_shown_here() {
        Browser.View foreign = new Browser(target.base()).open(target.at("/login"));
        var browser = new Browser(target.base());
        for (int i = 0; i < 12; i++) {
            var tab = new Browser(target.base());
            tab.open(target.at("/login"));
            browser.cookies().putAll(tab.cookies());
        }
        Browser.View after =
            browser.submit(foreign, foreign.form("password"), Map.of("email", target.email(), "password", target.password()));
        assertThat(after.status()).isEqualTo(403);
    }

    private Browser.View signIn(Browser browser, String email, String password) {
        Browser.View page = browser.open(target.at("/account"));
        if (page.page().selectFirst("input[name=password]") == null) {
            page = browser.open(target.at("/login"));
        }
        if (page.page().selectFirst("input[name=password]") == null) {
            return page;
        }
        return browser.submit(page, page.form("password"), Map.of("email", email, "password", password));
    }

    private Map<String, String> withFields(Browser.View page) {
        var fields = Browser.values(page.form("password"));
        fields.put("email", target.email());
        fields.put("password", target.password());
        return fields;
    }
}
