package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.oauth.OAuthLogin;
import remotemcp.client.oauth.grant.BrowserLogin;
import remotemcp.client.oauth.registration.ClientProfile;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.login.FileLoginStore;
import remotemcp.jvm.login.JvmLogins;

/// Our own client signs in at the server: a person's browser, consent, the loopback listener, tokens in files, calls.
class LoginAsClientTest {
    @TempDir Path folder;
    private final Target target = Target.current();
    private final WalkingBrowser browser = new WalkingBrowser(target);

    private OAuthLogin login() {
        return login(target, folder, browser);
    }

    private static OAuthLogin login(Target target, Path folder, WalkingBrowser browser) {
        return OAuthLogin.at(target.mcp(), ClientProfile.named("Our client"), new BrowserLogin(browser),
            FileLoginStore.in(folder, Duration.ofSeconds(60)),
            JvmLogins.platform(target.mcp()));
    }

    private static String add(McpClient.Builder builder, OAuthLogin login) {
        try (McpClient client = builder.on(JvmWorld.open()).credentials(login).open()) {
            return client.call("add", JsonObject.builder().put("a", 19).put("b", 23).build()).text();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"})
    void a_person_signs_in_once_and_the_client_calls_in_any_revision(String revision) {
        OAuthLogin login = login();
        assertThat(add(McpClient.connect(target.mcp()).revision(revision), login)).contains("42");
        assertThat(add(McpClient.connect(target.mcp()).revision(revision), login())).contains("42");
        assertThat(browser.walks()).isEqualTo(1);
        assertThat(browser.pages()).singleElement().asString().contains("Signed in");
    }

    @Test
    void a_client_of_the_oldest_transport_signs_in_too() {
        String url = target.base() + "/sse";
        OAuthLogin login = OAuthLogin.at(url, ClientProfile.named("Our old client"), new BrowserLogin(browser),
            FileLoginStore.in(folder, Duration.ofSeconds(60)),
            JvmLogins.platform(url));
        assertThat(add(McpClient.connect(url).onlySse(), login)).contains("42");
    }

    @Test
    void a_client_whose_access_was_revoked_signs_in_again() {
        OAuthLogin login = login();
        add(McpClient.connect(target.mcp()), login);
        login.forget();
        assertThat(add(McpClient.connect(target.mcp()), login)).contains("42");
        assertThat(browser.walks()).isEqualTo(2);
    }

    /// The client's patience is with the server, not with the person.
    @Test
    void a_person_who_takes_longer_than_the_client_waits_for_servers_is_waited_for() {
        browser.hesitate(Duration.ofSeconds(6));
        var patience = new Patience(4000, 60_000);
        assertThat(add(McpClient.connect(target.mcp()).patience(patience), login())).contains("42");
    }

    @Test
    void of_three_processes_at_once_one_sends_its_person_to_the_browser() throws Exception {
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 3; i++) {
            processes.add(OneOfMany.start(target, folder));
        }
        var lines = new ArrayList<String>();
        for (Process process : processes) {
            lines.addAll(process.inputReader().readAllLines());
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(lines.stream().filter(line -> line.startsWith("answer"))).hasSize(3).allMatch(line -> line.contains("42"));
        assertThat(lines).containsOnlyOnce("signed in");
    }

    /// A program that a host starts several times.
    static final class OneOfMany {

        static Process start(Target target, Path folder) throws IOException {
            return new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                    OneOfMany.class.getName(), target.base().toString(), target.email(), target.password(), folder.toString()))
                .redirectErrorStream(true).start();
        }

        public static void main(String[] args) {
            var target = new Target(URI.create(args[0]), args[1], args[2]);
            var browser = new WalkingBrowser(target);
            System.out.println("answer " + add(McpClient.connect(target.mcp()), login(target, Path.of(args[3]), browser)));
            if (browser.walks() > 0) {
                System.out.println("signed in");
            }
        }
    }
}
