package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.json.JsonObject;

/// The operator's commands about an account, beside a running server.
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@DisabledIfSystemProperty(named = JudgedRuntime.PROPERTY, matches = "workerd",
    disabledReason = "the command line keeps its store in files, which Workers do not have")
class AccountEndTest {
    private static final String OTHER = "quite another phrase of words";

    /// S17, P07
    @Test
    void a_person_who_is_disabled_loses_streams_apps_and_browsers_of_a_running_server() throws Exception {
        try (var server = (JvmServer) OwnServer.start(Map.of("REMOTE_MCP_REVOCATION_SECONDS", "1"))) {
            Target target = server.target();
            var browser = new Browser(target.base());
            OAuthClient client = OAuthClient.register(target);
            JsonObject tokens = client.redeem(client.code(browser)).json();
            String token = tokens.string("access_token").orElseThrow();
            InputStream stream =
                Http.open(Http.request(target.at("/sse"), "Accept", "text/event-stream", "Authorization", "Bearer " + token).GET()).body();
            Thread reading = Thread.startVirtualThread(() -> readToTheEnd(stream));
            server.user("", "disable", OwnServer.EMAIL);
            reading.join(120_000);
            assertThat(reading.isAlive()).as("the stream is open still").isFalse();
            assertThat(Mcp.modern(target, token, "tools/list", JsonObject.empty()).status()).isEqualTo(401);
            assertThat(client.refresh(tokens.string("refresh_token").orElseThrow()).status()).isEqualTo(400);
            assertThat(browser.open(target.at("/account")).page().selectFirst("input[name=password]")).as("the login page").isNotNull();
        }
    }

    /// P07
    @Test
    void another_password_lets_the_one_before_in_nowhere() {
        try (var server = (JvmServer) OwnServer.start(Map.of("REMOTE_MCP_REVOCATION_SECONDS", "1"))) {
            JsonObject tokens = OAuthClient.register(server.target()).login();
            server.user(OTHER + "\n", "password", OwnServer.EMAIL, "--password-stdin");
            OAuthClient again = OAuthClient.register(new Target(server.base(), OwnServer.EMAIL, OTHER));
            assertThat(again.refresh(tokens.string("refresh_token").orElseThrow()).status()).isEqualTo(400);
            assertThat(again.login().string("access_token")).isPresent();
        }
    }

    /// A stream that is cut rather than closed has ended too.
    private static void readToTheEnd(InputStream stream) {
        try {
            stream.readAllBytes();
        } catch (IOException ended) {
            // Over.
        }
    }
}
