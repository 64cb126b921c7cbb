package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Signing in and out.
class LoginTest {
    private final Target target = Target.current();

    @Test
    void a_person_signs_in_and_out() {
        var browser = new Browser(target.base());
        Browser.View account = signIn(browser, target.email(), target.password());
        assertThat(account.page().text()).contains(target.email());
        Map<String, String> before = Map.copyOf(browser.cookies());
        var form = account.page().select("form").stream().filter(f -> f.text().toLowerCase().contains("sign out")).findFirst().orElseThrow();
        browser.submit(account, form, Map.of());
        var thief = new Browser(target.base());
        thief.cookies().putAll(before);
        assertThat(thief.open(target.at("/account")).page().selectFirst("input[name=password]")).as("P07: the old session is dead").isNotNull();
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
        for (String next : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"}) {
            var browser = new Browser(target.base());
            Browser.View page = browser.open(target.at("/login?next=" + Http.encode(next)));
            Browser.View after = browser.submit(page, page.form("password"), Map.of("email", target.email(), "password", target.password()));
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
