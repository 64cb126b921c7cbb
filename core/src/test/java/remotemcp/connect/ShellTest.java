package remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellTest {
    private static final RemoteServer ODD = new RemoteServer("odd", "https://mcp.example.com/mcp?a=1&b='$(id)'%20c");

    @Test
    void plain_words_stand_as_they_are_everywhere() {
        for (Shell shell : Shell.values()) {
            assertThat(shell.word("https://mcp.example.com:8443/mcp")).isEqualTo("https://mcp.example.com:8443/mcp");
            assertThat(shell.word("--transport")).isEqualTo("--transport");
        }
    }

    @Test
    void an_empty_word_is_a_word() {
        assertThat(Shell.POSIX.word("")).isEqualTo("''");
        assertThat(Shell.POWERSHELL.word("")).isEqualTo("''");
        assertThat(Shell.CMD.word("")).isEqualTo("\"\"");
    }

    /// V02
    @Test
    void for_sh_only_the_single_quote_ends_a_quoted_word() {
        assertThat(Shell.POSIX.word("a'b$c`d\"e\\f!g")).isEqualTo("'a'\\''b$c`d\"e\\f!g'");
    }

    /// V02
    @Test
    void for_powershell_quotes_are_doubled_and_typographic_ones_too() {
        assertThat(Shell.POWERSHELL.word("a'b\u2019c$d`e&f%g")).isEqualTo("'a''b\u2019\u2019c$d`e&f%g'");
        assertThat(Shell.POWERSHELL.word("@args")).isEqualTo("'@args'");
    }

    @Test
    void for_powershell_double_quotes_reach_a_program_behind_a_backslash() {
        assertThat(Shell.POWERSHELL.word("{\"a\":\"b\\\"}")).isEqualTo("'{\\\"a\\\":\\\"b\\\\\\\"}'");
    }

    /// V02
    @Test
    void for_cmd_no_variable_is_between_two_percent_signs() {
        assertThat(Shell.CMD.word("a&b%PATH%c!d^e")).isEqualTo("\"a&b\"%\"PATH\"%\"c!d^e\"");
        assertThat(Shell.CMD.word("a b\\")).isEqualTo("\"a b\\\\\"");
    }

    /// V02
    @Test
    void for_cmd_what_has_double_quotes_is_written_with_carets() {
        assertThat(Shell.CMD.word("{\"a\":\"1&2%3\"}")).isEqualTo("^\"{\\^\"a\\^\":\\^\"1^&2^%3\\^\"}^\"");
    }

    /// V02
    @Test
    void on_windows_the_entry_for_vs_code_has_nothing_that_cmd_would_take_for_its_own() {
        ShellCommand command = HostApp.VS_CODE.connect(ODD, OperatingSystem.WINDOWS).command().orElseThrow();
        assertThat(command.words().getLast())
            .isEqualTo(
                "{\"name\":\"odd\",\"type\":\"http\",\"url\":\"https://mcp.example.com/mcp?a=1\\u0026b=\\u0027\\u0024\\u0028id\\u0029\\u0027\\u002520c\"}");
        assertThat(HostApp.VS_CODE.connect(ODD, OperatingSystem.MACOS).command().orElseThrow().words().getLast())
            .contains("?a=1&b='$(id)'%20c\"");
    }

    @Test
    void a_command_is_its_words_with_blanks_between_them() {
        ShellCommand command = HostApp.CODEX.connect(ODD, OperatingSystem.WINDOWS).command().orElseThrow();
        assertThat(command.in(Shell.POWERSHELL)).isEqualTo("codex mcp add odd --url 'https://mcp.example.com/mcp?a=1&b=''$(id)''%20c'");
        assertThat(command.in(Shell.CMD)).isEqualTo("codex mcp add odd --url \"https://mcp.example.com/mcp?a=1&b='$(id)'\"%\"20c\"");
    }
}
