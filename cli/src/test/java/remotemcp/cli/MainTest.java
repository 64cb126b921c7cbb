package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

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
    void a_misspelt_command_is_answered_with_the_nearest_one() {
        assertThat(run("sreve")).isEqualTo(2);
        assertThat(err.toString()).contains("remote-mcp: ").contains("remote-mcp serve");
    }

    @Test
    void an_unknown_option_says_where_to_read_on() {
        assertThat(run("serve", "--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot").contains("Try: remote-mcp serve --help");
    }

    @Test
    void a_port_that_is_no_number_is_refused() {
        assertThat(run("serve", "--port", "eighty")).isEqualTo(2);
        assertThat(run("serve", "--port", "70000", "--data", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("eighty").contains("port must be a whole number from 0 to 65535");
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
        return Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }
}
