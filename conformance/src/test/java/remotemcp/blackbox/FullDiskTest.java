package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.json.JsonObject;

/// The disk under the server's data fills up while it runs: it says so to whoever watches and to whoever asks, and nothing is lost.
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "needs a server of its own on a disk of its own")
class FullDiskTest {
    private static final int MEGABYTES = 48;

    private SmallDisk disk;
    private OwnServer server;

    @BeforeEach
    void start() throws Exception {
        disk = SmallDisk.mount(MEGABYTES);
        server = OwnServer.start(Map.of(), disk.folder().resolve("data"));
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void while_nothing_can_be_stored_the_server_is_not_ready_and_says_so_in_each_form_and_afterwards_all_of_it_works() throws Exception {
        Target target = server.target();
        OAuthClient client = OAuthClient.register(target);
        JsonObject tokens = client.login();
        String access = tokens.string("access_token").orElseThrow();
        String refresh = tokens.string("refresh_token").orElseThrow();
        var guest = new Browser(target.base());
        Browser.View login = guest.open(target.at("/login"));
        var person = new Browser(target.base());
        Browser.View consent = client.consentPage(person, client.authorizationParameters());
        assertThat(health(target)).isEqualTo(200);

        disk.fill();
        awaitHealth(target, 503);
        assertThat(Http.get(target.at("/health/live")).status()).isEqualTo(200);
        assertPage(signIn(guest, login, target));
        assertPage(OAuthClient.press(person, consent, "Allow"));
        assertJson(client.refresh(refresh));
        assertJson(client.revoke(refresh));
        assertThat(Mcp.modern(target, access, "tools/list", JsonObject.empty()).status()).as("who has a token goes on").isEqualTo(200);

        disk.free();
        awaitHealth(target, 200);
        assertThat(signIn(guest, login, target).page().text()).contains(target.email());
        assertThat(OAuthClient.callback(OAuthClient.press(person, consent, "Allow"))).containsKey("code");
        Http.Answer renewed = client.refresh(refresh);
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
        assertThat(client.revoke(renewed.json().string("refresh_token").orElseThrow()).status()).isEqualTo(200);
    }

    private static Browser.View signIn(Browser browser, Browser.View login, Target target) {
        return browser.submit(login, login.form("password"), Map.of("email", target.email(), "password", target.password()));
    }

    private static void assertPage(Browser.View view) {
        assertThat(view.status()).as(view.answer().text()).isEqualTo(503);
        assertThat(view.answer().header("Retry-After")).isNotEmpty();
        assertThat(view.page().text()).contains("Not possible just now");
    }

    private static void assertJson(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.json().string("error")).hasValue("temporarily_unavailable");
    }

    private static int health(Target target) {
        return Http.get(target.at("/health/ready")).status();
    }

    private static void awaitHealth(Target target, int status) throws InterruptedException {
        int last = 0;
        for (int i = 0; i < 120; i++) {
            last = health(target);
            if (last == status) {
                return;
            }
            Thread.sleep(500);
        }
        assertThat(last).isEqualTo(status);
    }
}
