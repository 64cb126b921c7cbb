package remotemcp.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerSettingsTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Map<String, String> environment = new HashMap<>(Map.of("PUBLIC_URL", "https://mcp.example.com", "REMOTE_MCP_SECRET", SECRET));

    @Test
    void url_and_secret_are_enough() {
        var settings = read();
        assertThat(settings.site().url()).isEqualTo("https://mcp.example.com");
        assertThat(settings.secret()).hasSize(32).startsWith(0, 1, 2);
        assertThat(settings.setup()).isEmpty();
        assertThat(settings.isSignUpOpen()).isFalse();
    }

    @Test
    void on_this_machine_anyone_may_sign_up() {
        environment.put("PUBLIC_URL", "http://localhost:8787/");
        assertThat(read().site().url()).isEqualTo("http://localhost:8787");
        assertThat(read().isSignUpOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mcp.example.com", "http://mcp.example.com", "https://mcp.example.com/mcp", "https://MCP.example.com", "https://a@b.example",
        "https://mcp.example.com?x", "ftp://localhost"})
    void an_address_that_is_none_is_refused_by_the_name_of_its_variable(String url) {
        environment.put("PUBLIC_URL", url);
        assertThatThrownBy(this::read).isInstanceOf(WorkerSettings.SettingsException.class).hasMessageStartingWith("PUBLIC_URL is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==", "not base64 at all, but long enough to be a key"})
    void a_secret_that_is_none_is_refused_and_not_repeated(String secret) {
        environment.put("REMOTE_MCP_SECRET", secret);
        assertThatThrownBy(this::read).hasMessageStartingWith("REMOTE_MCP_SECRET is not").hasMessageContaining("openssl rand -base64 32")
            .satisfies(refusal -> assertThat(secret.isEmpty() || !refusal.getMessage().contains(secret)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"guessable", "with a space in it, however long it may be"})
    void a_setup_token_that_could_be_guessed_is_refused(String setup) {
        environment.put("REMOTE_MCP_SETUP", setup);
        assertThatThrownBy(this::read).hasMessageStartingWith("REMOTE_MCP_SETUP has to be");
    }

    @Test
    void other_pages_may_be_allowed() {
        environment.put("ALLOWED_ORIGINS", "https://a.example, https://b.example");
        assertThat(read().site().url()).isEqualTo("https://mcp.example.com");
        environment.put("ALLOWED_ORIGINS", "https://a.example, nothing");
        assertThatThrownBy(this::read).hasMessageStartingWith("ALLOWED_ORIGINS is not possible");
    }

    private WorkerSettings read() {
        return WorkerSettings.read(name -> environment.getOrDefault(name, ""));
    }
}
