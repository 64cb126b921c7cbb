package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.json.JsonObject;

/// `kill -9` in the middle of things: whatever was answered is still there when the server is back.
@DisabledIfSystemProperty(named = "blackbox.url", matches = ".+", disabledReason = "needs a server of its own to kill")
class RestartTest {

    @Test
    void everything_answered_survives_a_kill() {
        try (OwnServer server = OwnServer.start()) {
            Target target = server.target();
            OAuthClient client = OAuthClient.register(target);
            Browser browser = new Browser(target.base());
            JsonObject tokens = client.redeem(client.code(browser)).json();
            String session = Mcp.legacy(target, access(tokens), "", "", Mcp.initialize("2025-11-25")).header("Mcp-Session-Id");
            OAuthClient revoked = OAuthClient.register(target);
            JsonObject gone = revoked.login();
            revoked.revoke(gone.string("refresh_token").orElseThrow());
            Browser.View consent = client.consentPage(browser, client.authorizationParameters());

            server.kill();
            server.run();

            assertThat(Mcp.modern(target, access(tokens), "tools/list", JsonObject.empty()).status()).as("access token").isEqualTo(200);
            assertThat(Mcp.legacy(target, access(tokens), session, "2025-11-25", Mcp.message("ping", JsonObject.empty())).status())
                .as("session").isEqualTo(200);
            assertThat(client.refresh(tokens.string("refresh_token").orElseThrow()).status()).as("refresh token").isEqualTo(200);
            assertThat(Mcp.modern(target, access(gone), "tools/list", JsonObject.empty()).status()).as("revoked token").isEqualTo(401);
            Map<String, String> callback = OAuthClient.callback(OAuthClient.press(browser, consent, "Allow"));
            assertThat(client.redeem(callback.get("code")).status()).as("a consent page from before").isEqualTo(200);
        }
    }

    @Test
    void a_code_given_before_a_kill_is_redeemed_after_it() {
        try (OwnServer server = OwnServer.start()) {
            OAuthClient client = OAuthClient.register(server.target());
            String code = client.code(new Browser(server.target().base()));
            server.kill();
            server.run();
            assertThat(client.redeem(code).status()).isEqualTo(200);
        }
    }

    /// H09: what must stay secret is in no log line and no file of the store.
    @Test
    void no_secret_is_in_the_log_or_the_store() throws Exception {
        try (OwnServer server = OwnServer.start()) {
            OAuthClient client = OAuthClient.register(server.target());
            Browser browser = new Browser(server.target().base());
            String code = client.code(browser);
            JsonObject tokens = client.redeem(code).json();
            client.refresh(tokens.string("refresh_token").orElseThrow());
            var secrets = new java.util.ArrayList<>(java.util.List.of(code, client.pkce.verifier(), access(tokens),
                tokens.string("refresh_token").orElseThrow(), OwnServer.PASSWORD));
            secrets.addAll(browser.cookies().values());
            String log = String.join("\n", server.output());
            assertThat(secrets).allSatisfy(secret -> assertThat(log).doesNotContain(secret));
            secrets.add(OwnServer.EMAIL);
            try (var files = Files.walk(server.data())) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertThat(secrets).as(file.toString()).allSatisfy(secret -> assertThat(content).doesNotContain(secret));
                }
            }
        }
    }

    private static String access(JsonObject tokens) {
        return tokens.string("access_token").orElseThrow();
    }
}
