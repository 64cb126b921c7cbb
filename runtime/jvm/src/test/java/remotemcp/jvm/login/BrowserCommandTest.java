package remotemcp.jvm.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserCommandTest {
    @TempDir Path folder;

    @Test
    void V01_the_address_arrives_as_one_argument_whatever_it_holds() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh on this machine");
        String url = "https://example.com/a?b=$(touch%20x)&c='d'&e=;f*";
        Path script = script();
        assertThat(new BrowserCommand(List.of("/bin/sh", script.toString())).open(url)).isTrue();
        assertThat(written(folder.resolve("arguments"))).isEqualTo("1\n" + url + "\n");
        assertThat(folder).isDirectoryNotContaining("glob:**/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "-version", "--help", "calc.exe", "https://a b", "", "mailto:a@b",
        "\\\\host\\share"})
    void V01_anything_but_a_web_address_is_not_opened(String url) {
        assertThatThrownBy(() -> new BrowserCommand(List.of("true")).open(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_missing_program_is_no_error() {
        assertThat(new BrowserCommand(List.of("/no/such/program")).open("https://example.com")).isFalse();
    }

    /// Writes the number of its arguments and the first one, under another name until all is there.
    private Path script() throws IOException {
        Path script = folder.resolve("browser");
        Files.writeString(script,
            "printf '%s\\n' \"$#\" \"$1\" > '" + folder + "/part'; mv '" + folder + "/part' '" + folder + "/arguments'\n");
        return script;
    }

    private static String written(Path file) throws Exception {
        for (int i = 0; i < 500 && !Files.exists(file); i++) {
            Thread.sleep(20);
        }
        return Files.readString(file);
    }
}
