package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import remotemcp.cli.command.StandardStreams;
import remotemcp.settings.Setting;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @Test
    void the_version_is_one_line() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("remote-mcp \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void help_names_every_command() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "user", "--version");
    }

    @Test
    void help_of_a_command_names_its_options() {
        assertThat(run("serve", "--help")).isZero();
        assertThat(run("user", "add", "-h")).isZero();
        assertThat(out.toString()).contains("--port N", "--data DIR", "--password-stdin", "EMAIL");
    }

    /// As docs/guide/settings.md says.
    @ParameterizedTest
    @EnumSource(Setting.class)
    void every_setting_of_the_jvm_is_an_option_of_serve_and_secrets_by_file_only(Setting setting) {
        assertThat(run("serve", "--help")).isZero();
        String option = "\n  --" + setting.key();
        if (!setting.isOn(Setting.Place.JVM)) {
            assertThat(out.toString()).doesNotContain(option);
        } else if (setting.isSecret()) {
            assertThat(out.toString()).contains(option + "-file FILE").doesNotContain(option + " ");
        } else {
            assertThat(out.toString()).contains(option + " ").contains(setting.help());
        }
    }

    @Test
    void an_option_reaches_the_setting_of_its_name() throws Exception {
        assertThat(run("serve", "--port", "0", "--data", folder.toString(), "--log-level", "loud")).isEqualTo(2);
        assertThat(run("serve", "--port", "0", "--data", folder.toString(), "--drain-seconds", "99999")).isEqualTo(2);
        assertThat(run("serve", "--port", "0", "--data", folder.toString(), "--secret-file", folder.resolve("none").toString()))
            .isEqualTo(2);
        assertThat(run("serve", "--port", "0", "--data", folder.toString(), "--secret-file",
            Files.writeString(folder.resolve("short"), "c2hvcnQ=").toString())).isEqualTo(2);
        assertThat(err.toString())
            .contains("log-level must be", "drain-seconds must be", "cannot read the file that --secret-file names", "secret must be")
            .doesNotContain("c2hvcnQ");
    }

    @Test
    void nothing_at_all_is_answered_with_help() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("serve", "user add EMAIL");
    }

    @ParameterizedTest
    @CsvSource({"sreve, serve", "user, user add", "user ad, user add", "useradd, user add", "--prot, serve"})
    void a_misspelt_command_is_answered_with_the_nearest_one(String written, String nearest) {
        assertThat(run(written.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("remote-mcp: there is no command " + written + "; did you mean remote-mcp " + nearest + "?\n")
            .contains("Try: remote-mcp --help");
    }

    @Test
    void an_unknown_option_is_answered_with_the_nearest_one() {
        assertThat(run("serve", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("remote-mcp: there is no option --prot; did you mean --port?\nTry: remote-mcp serve --help\n");
    }

    @Test
    void an_option_without_its_value_or_with_one_too_many_is_refused() {
        assertThat(run("serve", "--port")).isEqualTo(2);
        assertThat(run("user", "add", "ann@example.org", "--admin=yes")).isEqualTo(2);
        assertThat(run("serve", "--port", "1", "--port=2")).isEqualTo(2);
        assertThat(run("user", "add")).isEqualTo(2);
        assertThat(run("user", "add", "one@example.org", "two@example.org")).isEqualTo(2);
        assertThat(run("serve", "now")).isEqualTo(2);
        assertThat(err.toString()).contains("--port needs a value: --port N", "--admin takes no value", "--port was given twice",
            "EMAIL is missing",
            "only one EMAIL can be given", "serve takes options only, not now");
    }

    @Test
    void an_option_is_not_taken_for_the_value_of_the_one_before_it() {
        assertThat(run("user", "add", "ann@example.org", "--data", "--admin")).isEqualTo(2);
        assertThat(err.toString()).startsWith("remote-mcp: --data needs a value: --data DIR\n");
    }

    @Test
    void an_option_written_in_part_is_not_guessed() {
        assertThat(run("serve", "--por=1")).isEqualTo(2);
        assertThat(err.toString()).startsWith("remote-mcp: there is no option --por; did you mean --port?\n");
    }

    @Test
    void what_stands_behind_two_dashes_is_no_option() {
        assertThat(run("serve", "--", "--port")).isEqualTo(2);
        assertThat(err.toString()).startsWith("remote-mcp: serve takes options only, not --port\n");
    }

    @Test
    void a_port_that_is_no_number_is_refused() {
        assertThat(run("serve", "--port", "eighty", "--data", folder.toString())).isEqualTo(2);
        assertThat(run("serve", "--port", "70000", "--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("port must be a whole number from 0 to 65535");
    }

    @Test
    void a_public_address_without_https_is_refused_before_anything_is_made() {
        Path data = folder.resolve("data");
        assertThat(run("serve", "--host", "0.0.0.0", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("https").hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void what_is_no_address_makes_no_account() {
        Path data = folder.resolve("data");
        assertThat(run("user", "add", "not an address", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("not an e-mail address");
        assertThat(data).doesNotExist();
    }

    @Test
    void a_store_that_cannot_be_opened_is_one_line() throws Exception {
        Files.writeString(folder.resolve("store.db"), "this is not a database, whatever its name may say about it");
        assertThat(run("serve", "--port", "0", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("store.db").hasLineCount(1);
    }

    private int run(String... args) {
        return Main.run(List.of(args),
            new StandardStreams(InputStream.nullInputStream(), new PrintStream(out), new PrintStream(err), false));
    }
}
