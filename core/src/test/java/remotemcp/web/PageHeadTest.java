package remotemcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import remotemcp.http.HttpRequest;

/// What holds for every page there is.
class PageHeadTest {
    private final Town town = Town.local();
    private final Map<String, Browser.View> pages = pages();

    @Test
    void P02_nobody_can_frame_a_page() {
        pages.forEach((name, view) -> {
            assertThat(view.header("Content-Security-Policy")).as(name).contains("frame-ancestors 'none'");
            assertThat(view.header("X-Frame-Options")).as(name).isEqualTo("DENY");
        });
    }

    @Test
    void P03_nothing_runs_or_loads_but_our_own_files() {
        pages.forEach((name, view) -> {
            assertThat(view.header("Content-Security-Policy")).as(name)
                .startsWith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'");
            assertThat(view.page().select("style, [style], script:not([src]), iframe, object, base")).as(name).isEmpty();
            assertThat(view.html()).as(name).doesNotContain(" onclick", " onload", "javascript:");
            view.page().select("[src], link[href]")
                .forEach(element -> assertThat(element.attr("src") + element.attr("href")).as(name).startsWith("/assets/"));
        });
    }

    @Test
    void O06_addresses_do_not_leak_on_and_pages_for_one_person_are_not_kept() {
        pages.forEach((name, view) -> {
            assertThat(view.header("Referrer-Policy")).as(name).isEqualTo("no-referrer");
            assertThat(view.header("X-Content-Type-Options")).as(name).isEqualTo("nosniff");
            assertThat(view.header("Cache-Control")).as(name).isEqualTo(name.equals("home") ? "no-cache" : "no-store");
        });
    }

    @Test
    void V17_no_other_origin_may_read_a_page() {
        pages.forEach((name, view) -> assertThat(view.header("Access-Control-Allow-Origin")).as(name).isEmpty());
    }

    @Test
    void every_page_can_be_read_by_eye_ear_and_keyboard() {
        pages.forEach((name, view) -> {
            var page = view.page();
            assertThat(page.select("html").attr("lang")).as(name).isEqualTo("en");
            assertThat(page.select("h1")).as(name).hasSize(1);
            assertThat(page.select("main, header.top")).as(name).hasSize(2);
            assertThat(page.select("a.skip").attr("href")).as(name).isEqualTo("#main");
            assertThat(page.title()).as(name).endsWith(" · Town hall");
            page.select("input:not([type=hidden])").forEach(input -> {
                boolean labelled = !page.select("label[for=" + input.id() + "]").isEmpty() || input.closest("label") != null;
                assertThat(labelled).as(name + ": " + input).isTrue();
            });
            page.select("svg")
                .forEach(svg -> assertThat(svg.hasAttr("aria-hidden") || svg.closest("[aria-hidden]") != null).as(name).isTrue());
            assertThat(page.select("button:not([type]), form:not([method=post])")).as(name).isEmpty();
        });
    }

    @Test
    void assets_are_kept_for_ever_under_names_that_change_with_them() {
        for (Asset asset : Asset.all()) {
            var answer = town.browser().open(asset.path());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("immutable");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(asset.path()).matches("/assets/[a-z]+-[0-9a-f]{12,16}\\.(css|js|svg)");
        }
    }

    @Test
    void where_there_is_nothing_browsers_get_a_page_and_programs_a_line() {
        assertThat(pages.get("nowhere").status()).isEqualTo(404);
        var program = town.app.handle(HttpRequest.get("/nowhere").header("Host", town.host())).ready();
        assertThat(program.status()).isEqualTo(404);
        assertThat(program.headers().find("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    private Map<String, Browser.View> pages() {
        Browser person = town.signedIn();
        Browser.View consent = person.open(town.authorize());
        String client = town.client("Claude", Town.CALLBACK);
        town.redeem(client, person.submit(person.open(town.authorize(client, Town.CALLBACK)).form("consent").press("allow")).location());
        var pages = new LinkedHashMap<String, Browser.View>();
        pages.put("home", person.open("/"));
        pages.put("login", town.browser().open("/login"));
        pages.put("login for an app", town.browser().open(town.authorize()));
        pages.put("wrong password", town.browser().signInFresh(Town.EMAIL, "wrong password"));
        pages.put("sign-up", town.browser().open("/signup"));
        Browser weak = town.browser();
        pages.put("weak password", weak.signIn(weak.open("/signup"), "grace@example.com", "short"));
        pages.put("consent", consent);
        pages.put("account", person.open("/account"));
        pages.put("account, just changed", person.open("/account?done=one"));
        pages.put("sign out", person.open("/logout"));
        pages.put("signed out", town.browser().open("/logout"));
        pages.put("spent link", town.browser().open("/setup?token=x"));
        pages.put("foreign form", town.browser().submit(person.open("/account").form("grant")));
        pages.put("unknown app", town.browser().open(town.authorize("unknown", Town.CALLBACK)));
        pages.put("bad request", town.browser().open("/authorize?client_id=a&client_id=b"));
        pages.put("wrong method", person.send(HttpRequest.of("DELETE", "/account").header("Accept", "text/html")));
        pages.put("nowhere", person.open("/nowhere"));
        return pages;
    }
}
