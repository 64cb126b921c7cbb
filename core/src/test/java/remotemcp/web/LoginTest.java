package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HttpRequest;
import remotemcp.http.PercentCode;

class LoginTest {
    private final Town town = Town.published();
    private final Browser browser = town.browser();

    @Test
    void a_person_signs_in_and_is_led_to_their_account() {
        Browser.View login = browser.follow(browser.open("/account"));
        Browser.View done = browser.signIn(login, "  ADA@example.com ", Town.PASSWORD);
        assertThat(done.status()).as("O05").isEqualTo(303);
        assertThat(done.location()).isEqualTo("/account");
        assertThat(browser.follow(done).html()).contains(Town.EMAIL);
        assertThat(browser.open("/login").location()).isEqualTo("/account");
    }

    @Test
    void P01_over_https_the_session_cookie_is_bound_to_this_host_and_out_of_reach() {
        browser.signIn(browser.open("/login"), Town.EMAIL, Town.PASSWORD).response().headers().all("Set-Cookie")
            .forEach(cookie -> assertThat(cookie).startsWith("__Host-mcp-").contains("; Path=/").contains("; Secure").contains("; HttpOnly")
                .contains("; SameSite=Lax")
                .doesNotContain("Domain"));
    }

    @Test
    void over_http_on_this_computer_the_cookie_names_the_port_because_cookies_do_not() {
        Town local = Town.local();
        Browser there = local.browser();
        there.signIn(there.open("/login"), Town.EMAIL, Town.PASSWORD).response().headers().all("Set-Cookie")
            .forEach(cookie -> assertThat(cookie).startsWith("remote-mcp-8787-").contains("; HttpOnly").contains("; SameSite=Lax")
                .doesNotContain("Secure"));
        assertThat(there.open("/account").html()).contains(Town.EMAIL);
    }

    /// P06, V27
    @Test
    void P06_a_wrong_password_an_unknown_address_and_no_address_at_all_look_the_same() {
        var pages =
            new String[][]{{Town.EMAIL, "wrong password"}, {"nobody@example.com", "wrong password"}, {"no address", "wrong password"},
                {Town.EMAIL, "x".repeat(5000)}, {Town.EMAIL, ""}};
        for (String[] tried : pages) {
            Browser.View view = town.browserAt("198.51.100." + tried[1].length() % 250).signInFresh(tried[0], tried[1]);
            assertThat(view.status()).isEqualTo(422);
            assertThat(view.page().select("[role=alert]").text()).isEqualTo("The e-mail address or the password is not right.");
            assertThat(view.response().headers().all("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void P07_the_session_is_named_anew_at_login_and_dead_after_logout() {
        Browser signedIn = town.signedIn();
        String before = signedIn.cookies().get("__Host-mcp-session");
        signedIn.open("/logout");
        Browser thief = town.browser();
        thief.cookies().put("__Host-mcp-session", before);
        assertThat(thief.open("/account").html()).contains(Town.EMAIL);
        Browser.View out = signedIn.submit(signedIn.open("/account").formTo("/logout"));
        assertThat(out.location()).isEqualTo("/logout");
        assertThat(signedIn.follow(out).heading()).isEqualTo("You are signed out");
        assertThat(signedIn.cookies()).doesNotContainKey("__Host-mcp-session");
        assertThat(thief.open("/account").location()).isEqualTo("/login?next=%2Faccount");
    }

    @Test
    void P07_a_session_planted_in_the_browser_is_replaced_at_login() {
        Browser eve = town.signedIn();
        browser.cookies().put("__Host-mcp-session", eve.cookies().get("__Host-mcp-session"));
        Browser.View login = browser.open("/login");
        assertThat(login.status()).isEqualTo(303);
        browser.cookies().put("__Host-mcp-session", "made.up");
        browser.signIn(browser.open("/login"), Town.EMAIL, Town.PASSWORD);
        assertThat(browser.cookies().get("__Host-mcp-session")).isNotEqualTo("made.up");
    }

    @Test
    void P11_a_link_signs_nobody_out() {
        Browser signedIn = town.signedIn();
        assertThat(signedIn.open("/logout").heading()).isEqualTo("Sign out?");
        assertThat(signedIn.open("/account").status()).isEqualTo(200);
        assertThat(signedIn.send(signedIn.post(new Browser.Form("/logout", Map.of()))).status()).isEqualTo(403);
        assertThat(signedIn.open("/account").status()).isEqualTo(200);
        assertThat(signedIn.submit(signedIn.open("/logout").form("form")).status()).isEqualTo(303);
        assertThat(signedIn.open("/account").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)",
        "/account\r\nX: y",
        "/consent", "/logout", "/account#x", "account", "", "/%2f/evil.example", "/account/../../evil"})
    void P09_a_login_leads_to_our_own_pages_only(String next) {
        Browser.View login = browser.open("/login?next=" + PercentCode.encode(next));
        assertThat(browser.signIn(login, Town.EMAIL, Town.PASSWORD).location()).isEqualTo("/account");
        Browser other = town.browser();
        Browser.Form forged =
            other.open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD).with("next", next);
        assertThat(other.submit(forged).location()).isEqualTo("/account");
    }

    @Test
    void P01_a_form_shown_to_another_browser_is_refused_and_the_honest_one_still_works() {
        Browser.Form attackers = town.browser().open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
        Browser.View own = browser.open("/login");
        Browser.View refused = browser.submit(attackers);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.heading()).isEqualTo("This page is no longer good");
        assertThat(refused.response().headers().all("Set-Cookie")).isEmpty();
        assertThat(browser.signIn(own, Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void P01_a_form_sent_from_another_site_is_refused() {
        Browser.Form form = browser.open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
        for (String[] header : new String[][]{{"Origin", "https://evil.example"}, {"Origin", "https://mcp.example.com.evil.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}}) {
            assertThat(browser.send(browser.post(form).header(header[0], header[1])).status()).as("%s: %s", (Object[]) header)
                .isEqualTo(403);
        }
        assertThat(browser.send(browser.post(form).header("Origin", "https://mcp.example.com")).status()).isEqualTo(303);
    }

    @Test
    void P10_two_tabs_opened_at_once_both_work() {
        Browser first = town.browser();
        Browser second = town.browser();
        Browser.View one = first.open("/login");
        Browser.View other = second.open("/login");
        first.cookies().putAll(second.cookies());
        second.cookies().putAll(first.cookies());
        assertThat(first.cookies()).hasSize(2);
        assertThat(first.signIn(one, Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
        assertThat(second.signIn(other, Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void P10_of_fifty_tabs_opened_at_once_every_one_works() {
        var tabs = new ArrayList<Browser.View>();
        for (int i = 0; i < 50; i++) {
            Browser tab = town.browser();
            tabs.add(tab.open("/login"));
            browser.cookies().putAll(tab.cookies());
        }
        assertThat(browser.cookies()).hasSize(50);
        for (Browser.View tab : tabs) {
            assertThat(browser.signIn(tab, Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
            town.world.advanceSeconds(1);
        }
    }

    @Test
    void P10_cookies_of_other_servers_on_this_machine_hide_none_of_ours() {
        for (int i = 0; i < 300; i++) {
            browser.cookies().put("other-" + i, "1");
        }
        assertThat(browser.signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
        assertThat(browser.open("/account").html()).contains(Town.EMAIL);
    }

    @Test
    void P01_a_form_is_worth_nothing_without_the_cookie_it_came_with() {
        Browser.Form form = browser.open("/login").form("password").with("email", Town.EMAIL).with("password", Town.PASSWORD);
        String name = browser.cookies().keySet().iterator().next();
        String value = browser.cookies().remove(name);
        assertThat(browser.submit(form).status()).isEqualTo(403);
        browser.cookies().put(name, "");
        assertThat(browser.submit(form).status()).isEqualTo(403);
        browser.cookies().put(name, value.substring(1) + "A");
        assertThat(browser.submit(form).status()).isEqualTo(403);
        browser.cookies().put(name, value);
        for (String forged : new String[]{"", ".", "x", form.fields().get("form").replace('.', ' '), form.fields().get("form") + "A"}) {
            assertThat(browser.submit(form.with("form", forged)).status()).as(forged).isEqualTo(403);
        }
        assertThat(browser.submit(form).status()).isEqualTo(303);
    }

    @Test
    void P05_who_guesses_waits_and_is_told_how_long() {
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signInFresh(Town.EMAIL, "guess number " + i).status()).isEqualTo(422);
        }
        Browser.View slow = browser.signInFresh(Town.EMAIL, Town.PASSWORD);
        assertThat(slow.status()).isEqualTo(429);
        assertThat(slow.header("Retry-After")).isEqualTo("2");
        assertThat(slow.page().select("[role=alert]").text()).isEqualTo("Too many tries. Please wait 2 seconds, then try again.");
        town.world.advanceSeconds(2);
        assertThat(browser.signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void P05_an_attack_keeps_the_person_out_neither_of_the_browser_they_used_before_nor_of_a_new_one() {
        Browser own = town.signedIn();
        own.submit(own.open("/logout").form("form"));
        for (int i = 0; i < 400; i++) {
            town.browserAt("10.1." + i % 7 + "." + i % 250).signInFresh(Town.EMAIL, "guess number " + i);
        }
        assertThat(town.browserAt("192.0.2.55").signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
        assertThat(own.signInFresh(Town.EMAIL, Town.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void H14_a_stranger_who_looks_at_pages_stores_nothing() {
        for (String path : new String[]{"/", "/login", "/signup", "/account", "/logout", "/setup?token=x", "/nowhere", town.authorize()}) {
            town.browser().open(path);
        }
        town.browser().submit(town.browser().open("/login").form("password"));
        assertThat(town.made).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=a&email=b", "form=%", "form=%ff", "next=/&next=/account"})
    void a_form_that_two_parsers_might_read_differently_is_not_read(String body) {
        var request = HttpRequest.post("/login", "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
        assertThat(browser.send(request).status()).isEqualTo(400);
    }

    @Test
    void other_methods_are_told_what_is_possible() {
        Browser.View view = browser.send(HttpRequest.of("PUT", "/login"));
        assertThat(view.status()).isEqualTo(405);
        assertThat(view.header("Allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void H09_neither_passwords_nor_cookies_nor_addresses_are_logged() {
        browser.signInFresh(Town.EMAIL, "a wrong canary");
        browser.signInFresh(Town.EMAIL, Town.PASSWORD);
        String session = browser.cookies().get("__Host-mcp-session");
        assertThat(town.world.log().toString()).contains("login.failed", "login.succeeded")
            .doesNotContain("canary", Town.PASSWORD, session.substring(session.indexOf('.') + 1), Town.EMAIL);
    }
}
