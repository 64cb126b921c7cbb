package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.Target;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;

/// The pages in a real browser. `pages-in-browser.mjs` walks through them once, in one browser process, and reports the faults it saw
/// under the names of these tests; its pictures of every page lie in `target/shots`.
class PagesInBrowserTest {
    private static final String PASSWORD = "only-for-this-run";
    /// Half a minute of work, on a machine that others may be using.
    private static final int MOST_SECONDS = 300;
    private static final Path SHOTS = Path.of("target/shots").toAbsolutePath();
    private static Map<String, List<String>> faults;

    @BeforeAll
    static void walk_through_the_pages(@TempDir Path home) throws Exception {
        NodeTools tools = NodeTools.required();
        Target target = Target.current();
        Files.createDirectories(SHOTS);
        List<String> command = List.of(tools.node().toString(), InspectorTest.script("pages-in-browser.mjs").toString());
        try (ClientProcess browser = ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString(),
            "CHROMIUM", tools.chromium().toString(), "BASE", target.base().toString(), "EMAIL", target.email(), "PASSWORD",
            target.password(),
            "SHOTS", SHOTS.toString(), "KEYSTORE", certificate(home).toString(), "KEYSTORE_PASSWORD", PASSWORD))) {
            assertThat(browser.exitCode(MOST_SECONDS)).as(browser.everything()).isZero();
            faults = browser.outputLines().stream().map(line -> Json.parse(line).asObject().orElseThrow())
                .collect(Collectors.toMap(line -> line.string("check").orElseThrow(), PagesInBrowserTest::faults));
        }
    }

    @Test
    void every_page_opens_for_strangers(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void every_page_opens_for_people_with_an_account(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void no_page_breaks_its_own_content_policy_or_says_anything_on_the_console(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void no_page_asks_another_host_for_anything(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void no_page_scrolls_sideways_on_a_phone(TestInfo me) {
        assertNoFaults(me);
    }

    /// In light, in dark and on a phone: contrast, names, roles and the other rules of axe-core for WCAG 2.2 AA.
    @Test
    void no_page_breaks_a_rule_of_accessibility(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void every_page_has_a_language_a_title_one_heading_a_main_part_and_labelled_fields(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void everything_on_every_page_is_reached_with_the_tab_key_and_shows_its_focus(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void the_way_from_request_to_client_and_back_out_takes_no_mouse(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void the_connect_tabs_and_the_skip_link_take_no_mouse(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void P03_the_browser_arrives_at_a_website_after_allow_and_after_deny(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void P03_the_browser_follows_a_website_that_leads_on_to_another(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void P03_the_browser_arrives_at_a_program_on_this_computer_after_allow_and_after_deny(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void P03_the_browser_calls_an_installed_app_after_allow_and_after_deny(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void P03_a_policy_that_stops_the_redirect_would_be_noticed(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void a_double_click_on_allow_gives_a_code_that_works(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void a_second_click_while_the_first_waits_gives_the_same_code(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void a_second_decision_on_a_page_that_stayed_open_is_explained(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void P10_two_tabs_sign_in_and_allow_side_by_side(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void going_back_after_allow_shows_the_question_anew(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void a_reloaded_consent_page_works(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void password_managers_know_the_fields(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void every_copy_button_copies_what_stands_beside_it(TestInfo me) {
        assertNoFaults(me);
    }

    @Test
    void tabs_and_sign_in_work_without_scripts(TestInfo me) {
        assertNoFaults(me);
    }

    private static void assertNoFaults(TestInfo test) {
        String check = test.getTestMethod().orElseThrow().getName();
        assertThat(faults).containsKey(check);
        assertThat(faults.get(check)).isEmpty();
    }

    private static List<String> faults(JsonObject line) {
        return line.array("faults").orElseThrow().values().stream().map(fault -> fault.asString().orElseThrow()).toList();
    }

    /// For the https sites that the script plays; the browser is told not to ask who signed it.
    private static Path certificate(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("sites.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process making =
            new ProcessBuilder(keytool.toString(), "-genkeypair", "-keyalg", "EC", "-dname", "CN=client.example", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", PASSWORD, "-validity", "2").redirectErrorStream(true).start();
        String said = new String(making.getInputStream().readAllBytes());
        assertThat(making.waitFor(60, TimeUnit.SECONDS) && making.exitValue() == 0).as(said).isTrue();
        return file;
    }
}
