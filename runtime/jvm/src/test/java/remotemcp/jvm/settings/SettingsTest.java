package remotemcp.jvm.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.settings.SecretText;
import remotemcp.settings.Setting;
import remotemcp.settings.SettingsException;

class SettingsTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir Path folder;

    @Test
    void out_of_the_box_only_this_machine_is_served_and_may_sign_up() {
        Settings settings = Settings.standard();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8787);
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8787");
        assertThat(settings.isPublic()).isFalse();
        assertThat(settings.isSignUpOpen()).isTrue();
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.database()).isEmpty();
        assertThat(settings.secret()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void each_setting_has_one_name_in_both_spellings_and_a_word_of_help(Setting setting) {
        assertThat(setting.variable()).isEqualTo("REMOTE_MCP_" + setting.key().toUpperCase().replace('-', '_'));
        assertThat(setting.help()).isNotBlank();
    }

    @Test
    void the_command_line_is_stronger_than_the_environment_and_that_than_the_file() throws IOException {
        file("port = 1\nlog-level = warn\nlog = json\n");
        Map<String, String> environment = environment("REMOTE_MCP_PORT", "2", "REMOTE_MCP_LOG_LEVEL", "error");
        Settings settings = Settings.read(environment, Map.of(Setting.PORT, "3"));
        assertThat(settings.port()).isEqualTo(3);
        assertThat(settings.logLevel()).isEqualTo("error");
        assertThat(settings.logForm().name()).isEqualTo("JSON");
    }

    @Test
    void another_properties_file_can_be_named() throws IOException {
        Path other = Files.writeString(folder.resolve("other.properties"), "port=4");
        assertThat(Settings.read(environment("REMOTE_MCP_CONFIG", other.toString()), Map.of()).port()).isEqualTo(4);
        assertThatThrownBy(() -> Settings.read(Map.of("REMOTE_MCP_CONFIG", folder.resolve("none").toString()), Map.of()))
            .isInstanceOf(SettingsException.class).hasMessageContaining("none");
    }

    @Test
    void the_file_in_the_data_folder_cannot_move_that_folder() throws IOException {
        file("data=/elsewhere");
        assertThatThrownBy(() -> Settings.read(environment(), Map.of())).isInstanceOf(SettingsException.class)
            .hasMessageContaining("data folder");
    }

    @ParameterizedTest
    @CsvSource({"prot, port", "public_url, public-url", "publicurl, public-url", "secret-fle, secret-file", "PORT, port",
        "signup, sign-up"})
    void an_unknown_key_in_the_file_is_refused_with_the_nearest_known_one(String unknown, String nearest) throws IOException {
        file(unknown + "=1");
        assertThatThrownBy(() -> Settings.read(environment(), Map.of())).isInstanceOf(SettingsException.class)
            .hasMessage("there is no setting " + unknown + "; did you mean " + nearest + "?");
    }

    @Test
    void an_unknown_variable_is_refused_with_the_nearest_known_one() {
        assertThatThrownBy(() -> Settings.read(environment("REMOTE_MCP_PUBLIC_URI", "x"), Map.of())).isInstanceOf(SettingsException.class)
            .hasMessage("there is no setting REMOTE_MCP_PUBLIC_URI; did you mean REMOTE_MCP_PUBLIC_URL?");
    }

    @Test
    void a_setting_of_workers_is_refused_as_such() {
        assertThatThrownBy(() -> Settings.read(environment("REMOTE_MCP_SETUP", "x"), Map.of())).isInstanceOf(SettingsException.class)
            .hasMessage("REMOTE_MCP_SETUP means nothing on the JVM, only on Workers");
    }

    @Test
    void a_public_url_may_be_spelled_in_any_way() {
        assertThat(Settings.standard().with(Setting.PUBLIC_URL, "HTTPS://MCP.Example.com:443/").publicUrl())
            .isEqualTo("https://mcp.example.com");
    }

    @Test
    void what_is_not_ours_in_the_environment_is_left_alone() {
        assertThat(Settings.read(environment("PATH", "/bin", "PORT", "1", "REMOTE_MCP_JAVA_OPTS", "-Xmx1g"), Map.of()).port())
            .isEqualTo(8787);
    }

    @Test
    void a_secret_may_stand_in_a_file_of_its_own() throws IOException {
        Path secret = secretFile("key", SECRET + "\n");
        assertThat(Settings.read(environment("REMOTE_MCP_SECRET_FILE", secret.toString()), Map.of()).secret()).isPresent();
        file("database-password-file=" + secretFile("pw", "pass word\n"));
        assertThat(Settings.read(environment(), Map.of()).databasePassword()).isEqualTo("pass word");
    }

    @Test
    void a_secret_given_twice_or_in_no_file_is_refused() {
        assertThatThrownBy(() -> Settings.read(environment("REMOTE_MCP_SECRET", SECRET, "REMOTE_MCP_SECRET_FILE", "/none"), Map.of()))
            .isInstanceOf(SettingsException.class);
        assertThatThrownBy(() -> Settings.read(environment("REMOTE_MCP_SECRET_FILE", "/none"), Map.of()))
            .isInstanceOf(SettingsException.class).hasMessageContaining("REMOTE_MCP_SECRET_FILE").hasMessageContaining("/none");
    }

    @Test
    void H09_a_refused_secret_is_not_repeated_in_the_message() {
        assertThatThrownBy(() -> Settings.read(environment("REMOTE_MCP_SECRET", "hunter2hunter2"), Map.of()))
            .isInstanceOf(SettingsException.class).hasMessageContaining("32 bytes").hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA", "'//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA='"})
    void a_secret_is_32_bytes_in_any_base64(String text) {
        assertThat(SecretText.read(text)).isPresent();
        assertThat(SecretText.read(text + "AAAA")).isEmpty();
        assertThat(SecretText.read(text.substring(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"port, -1", "port, 65536", "port, eighty", "port, ''", "host, ''", "host, 'no such host'", "log, xml", "log-level, loud",
        "drain-seconds, -1", "sign-up, maybe", "registration, maybe", "access-token-seconds, 0", "access-token-seconds, 604801",
        "refresh-token-days, 0",
        "revocation-seconds, -1", "revocation-seconds, 3601", "public-url, ftp://example.com", "public-url, https://example.com/path",
        "public-url, example.com",
        "public-url, https://user@example.com", "public-url, https://ex$ample.com", "allowed-origins, http://app.example.com",
        "public-url, https://example.com?x", "database, jdbc:mysql://host/db", "allowed-origins, example.com",
        "trusted-proxies, proxy.example", "trusted-proxies, 10.0.0.0/33", "trusted-proxies, 10.0.0.0/x", "trusted-proxies, 10",
        "allowed-origins, 'https://ok.example,https://x/y'"})
    void a_value_that_is_not_possible_is_refused_by_name(String key, String value) throws IOException {
        file(key + "=" + value);
        assertThatThrownBy(() -> Settings.read(environment(), Map.of())).isInstanceOf(SettingsException.class).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({"host, 0.0.0.0", "host, 10.1.2.3", "host, '::'", "public-url, http://mcp.example.com"})
    void others_are_served_over_https_only(String key, String value) throws IOException {
        file(key + "=" + value);
        assertThatThrownBy(() -> Settings.read(environment(), Map.of())).isInstanceOf(SettingsException.class)
            .hasMessageContaining("https");
    }

    @Test
    void the_authorization_server_gets_what_is_set() throws IOException {
        OAuthSettings usual = OAuthSettings.at("http://localhost:8787");
        assertThat(Settings.standard().oauth(usual)).isEqualTo(usual);
        file(
            "registration=closed\nclient-documents=claude.ai, vscode.dev\naccess-token-seconds=5\nrefresh-token-days=400\nrevocation-seconds=0\n");
        OAuthSettings set = Settings.read(environment(), Map.of()).oauth(usual);
        assertThat(set.registration()).isFalse();
        assertThat(set.documents()).isEqualTo(DocumentTrust.only("claude.ai", "vscode.dev"));
        assertThat(set.lifetimes().access()).isEqualTo(5_000);
        assertThat(set.lifetimes().idle()).isEqualTo(400L * 24 * 3600 * 1000);
        assertThat(set.lifetimes().trust()).isZero();
        assertThat(Settings.standard().with(Setting.CLIENT_DOCUMENTS, "none").oauth(usual).documents().isOffered()).isFalse();
    }

    @Test
    void a_public_server_lets_nobody_sign_up() {
        Settings open = Settings.standard().with(Setting.PUBLIC_URL, "https://mcp.example.com/");
        assertThat(open.publicUrl()).isEqualTo("https://mcp.example.com");
        assertThat(open.isPublic()).isTrue();
        assertThat(open.isSignUpOpen()).isFalse();
        assertThatThrownBy(() -> open.with(Setting.SIGN_UP, "open")).isInstanceOf(SettingsException.class).hasMessageContaining("sign-up");
        assertThat(Settings.standard().with(Setting.SIGN_UP, "closed").isSignUpOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "127.8.9.1", "localhost", "::1"})
    void every_address_of_loopback_is_this_machine(String host) {
        assertThat(Settings.standard().with(Setting.HOST, host).isPublic()).isFalse();
    }

    private Path secretFile(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    /// Whoever can write the settings decides where everything is kept.
    @ParameterizedTest
    @CsvSource({"port=1", "database-password=x"})
    void settings_that_anyone_can_write_are_refused(String text) throws IOException {
        file(text);
        Files.setPosixFilePermissions(folder.resolve("remote-mcp.properties"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> Settings.read(environment(), Map.of())).isInstanceOf(SettingsException.class)
            .hasMessageContaining("others on this machine can write to the settings file").hasMessageContaining("chmod go-w ");
    }

    @Test
    void a_secret_in_a_file_that_anyone_can_write_is_refused() throws IOException {
        Path file = secretFile("pw", "pass word");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatThrownBy(() -> Settings.read(environment("REMOTE_MCP_DATABASE_PASSWORD_FILE", file.toString()), Map.of()))
            .isInstanceOf(SettingsException.class)
            .hasMessageContaining("chmod go-w " + file);
    }

    private void file(String text) throws IOException {
        Files.writeString(folder.resolve("remote-mcp.properties"), text);
    }

    private Map<String, String> environment(String... pairs) {
        Map<String, String> environment = new HashMap<>(Map.of("REMOTE_MCP_DATA", folder.toString()));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return environment;
    }
}
