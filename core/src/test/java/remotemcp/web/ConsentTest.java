package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpRequest;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.platform.Key;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

class ConsentTest {
    private final Town town = Town.published();

    @Test
    void from_an_apps_request_through_sign_in_and_consent_to_its_token() {
        String client = town.client("Claude", Town.CALLBACK);
        Browser browser = town.browser();
        Browser.View login = browser.open(town.authorize(client, Town.CALLBACK));
        assertThat(login.page().select(".lead").text()).contains("An app that calls itself Claude wants to connect");
        Browser.View consent = browser.follow(browser.signIn(login, Town.EMAIL, Town.PASSWORD));
        assertThat(consent.heading()).isEqualTo("Allow Claude to use Town hall?");
        assertThat(consent.page().select(".place").text()).isEqualTo("client.example");
        assertThat(consent.page().select(".scopes li").eachText())
            .containsExactly("Use the tools of this server in your name", "Stay connected until you revoke it");
        assertThat(consent.page().select(".who").text()).contains("Signed in as ada@example.com");

        Browser.View done = browser.submit(consent.form("consent").press("allow"));
        assertThat(done.status()).as("O05").isEqualTo(303);
        assertThat(done.location()).startsWith(Town.CALLBACK + "?");
        assertThat(Town.parameter(done.location(), "state")).isEqualTo("st/ate+1");
        assertThat(Town.parameter(done.location(), "iss")).isEqualTo("https://mcp.example.com");
        assertThat(Town.json(town.redeem(client, done.location())).string("scope")).hasValue("mcp offline_access");
    }

    @Test
    void deny_tells_the_app_so_and_grants_nothing() {
        Browser browser = town.signedIn();
        Browser.View denied = browser.submit(browser.open(town.authorize()).form("consent").press("deny"));
        assertThat(denied.status()).isEqualTo(303);
        assertThat(Town.parameter(denied.location(), "error")).isEqualTo("access_denied");
        assertThat(Town.parameter(denied.location(), "code")).isEmpty();
        assertThat(grants()).isEmpty();
    }

    @Test
    void a_form_sent_without_a_decision_decides_nothing() {
        Browser browser = town.signedIn();
        Browser.Form form = browser.open(town.authorize()).form("consent");
        assertThat(browser.submit(form).status()).isEqualTo(400);
        assertThat(browser.submit(form.press("maybe")).status()).isEqualTo(400);
        assertThat(grants()).isEmpty();
    }

    @Test
    void a_double_click_on_allow_leads_to_the_same_place_and_makes_one_grant() {
        String client = town.client("Claude", Town.CALLBACK);
        Browser browser = town.signedIn();
        Browser.Form form = browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow");
        String first = browser.submit(form).location();
        assertThat(browser.submit(form).location()).isEqualTo(first);
        assertThat(grants()).hasSize(1);
        assertThat(town.redeem(client, first).status()).isEqualTo(200);
        assertThat(browser.submit(form).response().headers().find("Location")).as("a form whose code was redeemed leads nowhere").isEmpty();
    }

    @Test
    void V28_fifty_clicks_at_once_make_one_grant_and_one_code() throws Exception {
        Browser browser = town.signedIn();
        HttpRequest click = browser.post(browser.open(town.authorize()).form("consent").press("allow")).header("Host", town.host())
            .header("Cookie", "__Host-mcp-session=" + browser.cookies().get("__Host-mcp-session"));
        var clicks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 50; i++) {
            clicks.add(() -> town.app.handle(click).ready().headers().find("Location").orElse("none"));
        }
        var places = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var place : threads.invokeAll(clicks)) {
                places.add(Town.parameter(place.get(), "code"));
            }
        }
        assertThat(places).hasSize(1).doesNotContain("");
        assertThat(grants()).hasSize(1);
    }

    @Test
    void V22_a_consent_form_works_in_the_browser_it_was_shown_in_only() {
        Browser eve = town.browser();
        Browser.Form stolen = town.signedIn().open(town.authorize()).form("consent").press("allow");
        Browser.View refused = eve.submit(stolen);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.heading()).isEqualTo("This page is no longer good");
        Browser.View alsoRefused = town.signedIn().submit(stolen);
        assertThat(alsoRefused.status()).as("the same person in another browser").isEqualTo(403);
        assertThat(grants()).isEmpty();
    }

    @Test
    void V22_who_is_refused_by_an_old_form_goes_on_to_a_new_one() {
        Browser browser = town.signedIn();
        Browser.Form old = browser.open(town.authorize()).form("consent").press("allow");
        browser.submit(browser.open("/logout").form("form"));
        Browser.View refused = browser.submit(old);
        assertThat(refused.status()).isEqualTo(403);
        String again = refused.page().select("a.button").attr("href");
        assertThat(again).startsWith("/authorize?");
        Browser.View consent = browser.follow(browser.signIn(browser.open(again), Town.EMAIL, Town.PASSWORD));
        assertThat(browser.submit(consent.form("consent").press("allow")).location()).startsWith(Town.CALLBACK);
    }

    @Test
    void P01_a_consent_sent_from_another_site_is_refused() {
        Browser browser = town.signedIn();
        Browser.Form form = browser.open(town.authorize()).form("consent").press("allow");
        assertThat(browser.send(browser.post(form).header("Origin", "https://evil.example")).status()).isEqualTo(403);
        assertThat(browser.send(browser.post(form).header("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(grants()).isEmpty();
    }

    @Test
    void V07_a_form_that_was_changed_is_refused() {
        Browser browser = town.signedIn();
        Browser.Form form = browser.open(town.authorize()).form("consent").press("allow");
        String sealed = form.fields().get("consent");
        for (String changed : new String[]{"", "x", sealed.substring(1), sealed + "A",
            sealed.substring(0, 40) + "AAAA" + sealed.substring(44)}) {
            assertThat(browser.submit(form.with("consent", changed)).status()).isEqualTo(400);
        }
        Browser.View done =
            browser.submit(form.with("redirect_uri", "https://evil.example").with("client_id", "x").with("scope#2", "admin"));
        assertThat(done.location()).startsWith(Town.CALLBACK);
        assertThat(grants()).hasSize(1);
    }

    @Test
    void V23_an_app_that_was_allowed_before_is_asked_about_again() {
        String client = town.client("Claude", Town.CALLBACK);
        Browser browser = town.signedIn();
        browser.submit(browser.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow"));
        assertThat(browser.open(town.authorize(client, Town.CALLBACK)).heading()).isEqualTo("Allow Claude to use Town hall?");
    }

    @Test
    void a_request_that_waited_too_long_can_be_seen_anew() {
        Browser browser = town.signedIn();
        Browser.Form form = browser.open(town.authorize()).form("consent").press("allow");
        town.world.advanceSeconds(11 * 60);
        Browser.View late = browser.submit(form);
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.heading()).isEqualTo("This request is too old");
        Browser.View again = browser.open(late.page().select("a.button").attr("href"));
        assertThat(browser.submit(again.form("consent").press("allow")).location()).startsWith(Town.CALLBACK);
    }

    @Test
    void P10_two_requests_in_two_tabs_both_go_through() {
        Browser browser = town.browser();
        Browser.View one = browser.open(town.authorize(town.client("One", Town.CALLBACK), Town.CALLBACK));
        Browser.View other = browser.open(town.authorize(town.client("Other", Town.CALLBACK), Town.CALLBACK));
        Browser.View first = browser.follow(browser.signIn(one, Town.EMAIL, Town.PASSWORD));
        Browser.View second = browser.follow(browser.signIn(other, Town.EMAIL, Town.PASSWORD));
        assertThat(first.heading()).contains("One");
        assertThat(second.heading()).contains("Other");
        assertThat(browser.submit(first.form("consent").press("allow")).location()).startsWith(Town.CALLBACK);
        assertThat(browser.submit(second.form("consent").press("allow")).location()).startsWith(Town.CALLBACK);
        assertThat(grants()).hasSize(2);
    }

    @Test
    void the_account_can_be_switched_without_losing_the_request() {
        Browser browser = town.signedIn();
        Browser.View consent = browser.open(town.authorize());
        Browser.View login = browser.follow(browser.submit(consent.formTo("/logout")));
        assertThat(login.heading()).isEqualTo("Sign in");
        assertThat(browser.follow(browser.signIn(login, Town.EMAIL, Town.PASSWORD)).heading()).isEqualTo("Allow Claude to use Town hall?");
    }

    @Test
    void a_request_that_was_posted_survives_the_login_too() {
        String path = town.authorize();
        Browser browser = town.browser();
        Browser.View login = browser.send(HttpRequest.post("/authorize", "application/x-www-form-urlencoded",
            path.substring(path.indexOf('?') + 1).getBytes(StandardCharsets.US_ASCII)));
        assertThat(browser.follow(browser.signIn(login, Town.EMAIL, Town.PASSWORD)).heading()).isEqualTo("Allow Claude to use Town hall?");
    }

    @Test
    void S08_an_app_on_this_computer_comes_with_a_warning() {
        Browser browser = town.signedIn();
        String callback = "http://127.0.0.1:33418/callback";
        Browser.View consent = browser.open(town.authorize(town.client("Tool", callback), callback));
        assertThat(consent.page().select(".where").text()).contains("127.0.0.1:33418").contains("A program on your own computer.");
        String scheme = "cursor://anysphere.cursor-mcp/oauth/callback";
        Browser.View app = browser.open(town.authorize(town.client("Cursor", scheme), scheme));
        assertThat(app.page().select(".where").text()).contains("cursor://").contains("An app installed on this device.");
        assertThat(browser.submit(app.form("consent").press("allow")).location()).startsWith(scheme + "?code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "${7*7}", "' onmouseover='alert(1)",
        "</title><script>x</script>",
        "javascript:alert(1)"})
    void P04_a_hostile_name_is_text_and_nothing_else(String name) {
        Browser browser = town.browser();
        String path = town.authorize(town.client(name, Town.CALLBACK), Town.CALLBACK);
        Browser.View login = browser.open(path);
        Browser.View failed = browser.signIn(login, "\"><script>alert(1)</script>@example.com", "wrong password");
        Browser.View consent = town.signedIn().open(path);
        for (Browser.View view : List.of(login, failed, consent)) {
            assertThat(view.page().select("script, img, [onerror], [onmouseover], [href^=javascript]")).isEmpty();
        }
        assertThat(consent.page().select("h1 bdi").text()).isEqualTo(name);
        assertThat(consent.page().title()).startsWith("Allow " + name + "?");
    }

    @Test
    void P04_a_name_without_end_that_turns_the_reading_direction_is_cut_and_isolated() {
        String path = town.authorize(town.client("\u202E" + "evil\u200B ".repeat(40), Town.CALLBACK), Town.CALLBACK);
        String shown = town.signedIn().open(path).page().select("h1 bdi").text();
        assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(61);
        assertThat(shown).doesNotContain("\u202E", "\u200B").startsWith("evil evil");
    }

    @Test
    void V03_a_redirect_that_was_not_registered_is_told_to_the_person_and_followed_by_nobody() {
        String client = town.client("Claude", Town.CALLBACK);
        Browser.View refused = town.signedIn().open(town.authorize(client, "https://evil.example/callback"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Location")).isEmpty();
        assertThat(refused.page().select(".quiet code").text()).hasSize(8);
        assertThat(refused.heading()).isEqualTo("This request looks wrong");
        assertThat(refused.html()).doesNotContain("evil.example");
    }

    @Test
    void an_app_the_server_does_not_know_is_told_how_to_come_back() {
        Browser.View refused = town.browser().open(town.authorize("some-client-of-another-server", Town.CALLBACK));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.heading()).isEqualTo("This app has to be added again");
        assertThat(refused.page().select(".steps li").eachText()).anyMatch(step -> step.startsWith("Claude: "));
        String reference = refused.page().select(".quiet code").text();
        assertThat(town.world.logged("authorize.refused")).anyMatch(line -> line.string("reference").orElse("").equals(reference));
    }

    @Test
    void S07_an_app_known_by_its_website_is_shown_with_it() {
        describe("https://claude.example/app.json", "https://claude.example/callback");
        Browser.View consent = town.signedIn().open(town.authorize("https://claude.example/app.json", "https://claude.example/callback"));
        assertThat(consent.page().select(".vouched").text()).isEqualTo("An app of claude.example");
        assertThat(consent.page().select(".where").text()).isEqualTo("claude.example The website that the app belongs to.");
        describe("https://claude.example/app.json", "https://elsewhere.example/callback");
        town.world.advanceSeconds(3601);
        Browser.View elsewhere =
            town.signedIn().open(town.authorize("https://claude.example/app.json", "https://elsewhere.example/callback"));
        assertThat(elsewhere.page().select(".where").text()).startsWith("elsewhere.example Check that this is the app’s own address");
        assertThat(town.signedIn().open(town.authorize()).page().select(".vouched")).isEmpty();
    }

    @Test
    void S08_a_website_vouches_for_no_program_on_this_computer() {
        describe("https://claude.example/app.json", "http://127.0.0.1/callback");
        Browser.View consent = town.signedIn().open(town.authorize("https://claude.example/app.json", "http://127.0.0.1:5000/callback"));
        assertThat(consent.page().select(".where").text())
            .contains("claude.example vouches for the app, but any program here can pretend to be it.");
    }

    @Test
    void an_app_whose_website_does_not_answer_is_told_so_also_after_the_page_was_shown() {
        Browser.View refused = town.browser().open(town.authorize("https://gone.example/app.json", Town.CALLBACK));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.heading()).isEqualTo("This app could not be checked");
        assertThat(refused.page().select("p").text()).contains("could not be read from gone.example")
            .contains("dynamic client registration");
        assertThat(refused.page().select(".steps").text()).contains("If you run this server, see whether it can reach https://gone.example")
            .contains("set client-documents to none");
    }

    /// S08
    @Test
    void S08_an_app_whose_website_cannot_be_asked_is_shown_with_the_day_of_our_record() {
        town.world.outside(call -> {
            throw new OutboundException("no way out");
        });
        Browser.View consent =
            town.signedIn().open(town.authorize("https://chatgpt.com/oauth/codex/client.json", "http://127.0.0.1:5000/callback"));
        assertThat(consent.heading()).contains("Codex");
        assertThat(consent.page().select(".vouched").text()).isEqualTo("An app of chatgpt.com");
        assertThat(consent.page().text()).contains("could not be asked about the app just now").contains("own record of 30 November 2026")
            .doesNotContain("vouches");
        assertThat(consent.page().select(".where").text()).contains("A program on your own computer")
            .contains("Any program here can pretend to be the app");
        describe("https://claude.example/app.json", "http://127.0.0.1/callback");
        Browser.View described = town.signedIn().open(town.authorize("https://claude.example/app.json", "http://127.0.0.1:5000/callback"));
        assertThat(described.page().text()).doesNotContain("record of");
    }

    @Test
    void a_website_that_the_operator_does_not_accept_is_named_with_the_setting() {
        Town listing = Town.published(settings -> settings.withDocuments(DocumentTrust.only("claude.example")));
        Browser.View refused = listing.browser().open(listing.authorize("https://elsewhere.example/app.json", Town.CALLBACK));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.page().select("p").text()).contains("does not accept apps of elsewhere.example");
        assertThat(refused.page().select(".steps").text())
            .contains("If you run this server, add elsewhere.example to the setting client-documents");
    }

    private void describe(String id, String redirectUri) {
        String document = "{\"client_id\":\"" + id + "\",\"client_name\":\"Claude\",\"redirect_uris\":[\"" + redirectUri + "\"],"
            + "\"application_type\":\"" + (redirectUri.startsWith("https") ? "web" : "native") + "\"}";
        town.world.outside(call -> new Outbound.Reply(200, HeaderList.empty().with("Content-Type", "application/json"),
            document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void P03_only_the_consent_page_lets_its_form_lead_on() {
        Browser browser = town.signedIn();
        Browser.View consent = browser.open(town.authorize());
        assertThat(consent.header("Content-Security-Policy")).doesNotContain("form-action").contains("frame-ancestors 'none'")
            .contains("default-src 'none'");
        assertThat(browser.open("/account").header("Content-Security-Policy")).contains("form-action 'self'");
    }

    private List<Key> grants() {
        return town.made.stream().filter(key -> key.kind().equals("grant")).toList();
    }
}
