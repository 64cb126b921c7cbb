package remotemcp.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.settings.SettingsException;

class WorkerSettingsTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Map<String, String> environment =
        new HashMap<>(Map.of("REMOTE_MCP_PUBLIC_URL", "https://mcp.example.com", "REMOTE_MCP_SECRET", SECRET));

    @Test
    void url_and_secret_are_enough() {
        var settings = read();
        assertThat(settings.site().url()).isEqualTo("https://mcp.example.com");
        assertThat(settings.secret()).hasSize(32).startsWith(0, 1, 2);
        assertThat(settings.setup()).isEmpty();
        assertThat(settings.isSignUpOpen()).isFalse();
        OAuthSettings usual = OAuthSettings.at("https://mcp.example.com");
        assertThat(settings.oauth(usual)).isEqualTo(usual);
    }

    @Test
    void on_this_machine_anyone_may_sign_up_unless_it_is_closed() {
        environment.put("REMOTE_MCP_PUBLIC_URL", "http://localhost:8787/");
        assertThat(read().site().url()).isEqualTo("http://localhost:8787");
        assertThat(read().isSignUpOpen()).isTrue();
        environment.put("REMOTE_MCP_SIGN_UP", "closed");
        assertThat(read().isSignUpOpen()).isFalse();
    }

    @Test
    void the_authorization_server_gets_what_is_set() {
        environment.putAll(
            Map.of("REMOTE_MCP_ACCESS_TOKEN_SECONDS", "5", "REMOTE_MCP_REFRESH_TOKEN_DAYS", "400", "REMOTE_MCP_REVOCATION_SECONDS", "1",
                "REMOTE_MCP_REGISTRATION", "closed", "REMOTE_MCP_CLIENT_DOCUMENTS", "claude.ai, vscode.dev"));
        OAuthSettings set = read().oauth(OAuthSettings.at("https://mcp.example.com"));
        assertThat(set.registration()).isFalse();
        assertThat(set.documents()).isEqualTo(DocumentTrust.only("claude.ai", "vscode.dev"));
        assertThat(set.lifetimes().access()).isEqualTo(5_000);
        assertThat(set.lifetimes().idle()).isEqualTo(400L * 24 * 3600 * 1000);
        assertThat(set.lifetimes().trust()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp.example.com", "http://mcp.example.com", "https://mcp.example.com/mcp", "https://a@b.example",
        "https://mcp.example.com?x", "ftp://localhost"})
    void an_address_that_is_none_is_refused_by_the_name_of_its_variable(String url) {
        environment.put("REMOTE_MCP_PUBLIC_URL", url);
        assertThatThrownBy(this::read).isInstanceOf(SettingsException.class)
            .hasMessageStartingWith("REMOTE_MCP_PUBLIC_URL is not possible: it must be")
            .hasMessageContaining("https")
            .hasMessageEndingWith("Set it under \"vars\" in wrangler.jsonc, and `npx wrangler deploy` again.");
    }

    @Test
    void an_address_is_needed() {
        environment.remove("REMOTE_MCP_PUBLIC_URL");
        assertThatThrownBy(this::read).hasMessageStartingWith("REMOTE_MCP_PUBLIC_URL is not set: it must be https://NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==", "not base64 at all, but long enough to be a key"})
    void a_secret_that_is_none_is_refused_and_not_repeated(String secret) {
        environment.put("REMOTE_MCP_SECRET", secret);
        assertThatThrownBy(this::read).hasMessageStartingWith("REMOTE_MCP_SECRET is not").hasMessageContaining("openssl rand -base64 32")
            .hasMessageContaining("`npx wrangler secret put REMOTE_MCP_SECRET`")
            .satisfies(refusal -> assertThat(secret.isEmpty() || !refusal.getMessage().contains(secret)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"guessable", "with a space in it, however long it may be"})
    void a_setup_token_that_could_be_guessed_is_refused(String setup) {
        environment.put("REMOTE_MCP_SETUP", setup);
        assertThatThrownBy(this::read).hasMessageStartingWith("REMOTE_MCP_SETUP is not possible: it must be 32 letters")
            .hasMessageNotContaining(setup)
            .hasMessageContaining("`npx wrangler secret put REMOTE_MCP_SETUP`");
    }

    @ParameterizedTest
    @CsvSource({"SIGN_UP, open", "SIGN_UP, maybe", "REGISTRATION, maybe", "ACCESS_TOKEN_SECONDS, 0", "REFRESH_TOKEN_DAYS, x",
        "REVOCATION_SECONDS, 3601",
        "ALLOWED_ORIGINS, 'https://a.example, nothing'"})
    void a_value_that_is_not_possible_is_refused_by_name(String name, String value) {
        environment.put("REMOTE_MCP_" + name, value);
        assertThatThrownBy(this::read).hasMessageStartingWith("REMOTE_MCP_" + name + " is not possible: it must be ");
    }

    @Test
    void other_pages_may_be_allowed() {
        environment.put("REMOTE_MCP_ALLOWED_ORIGINS", "https://a.example, https://b.example");
        assertThat(read().site().url()).isEqualTo("https://mcp.example.com");
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_known_one() {
        environment.put("REMOTE_MCP_PUBLIC_URI", "x");
        assertThatThrownBy(this::read)
            .hasMessageStartingWith("there is no setting REMOTE_MCP_PUBLIC_URI; did you mean REMOTE_MCP_PUBLIC_URL?")
            .hasMessageContaining("npx wrangler secret delete REMOTE_MCP_PUBLIC_URI");
    }

    @Test
    void a_setting_of_the_jvm_is_refused_as_such() {
        environment.put("REMOTE_MCP_PORT", "80");
        assertThatThrownBy(this::read).hasMessage("REMOTE_MCP_PORT means nothing on Workers, only on the JVM");
    }

    private WorkerSettings read() {
        return WorkerSettings.read(environment);
    }
}
