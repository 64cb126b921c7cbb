package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;

/// The packaged program starts from the ahead-of-time cache that its build made.
@Tag(JudgedRuntime.NEITHER)
class AotCacheTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"serve --help", "bridge --help"})
    void the_launcher_uses_the_cache_that_was_made_for_its_jars(String words) throws Exception {
        Path classes = folder.resolve("classes");
        var command = new ArrayList<>(List.of(ReadmeTest.root().resolve("remote-mcp").toString()));
        command.addAll(List.of(words.split(" ")));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("REMOTE_MCP_JAVA_OPTS", "-Xlog:class+load:file=" + classes);
        assertThat(builder.start().waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("said"))).contains("--");
        assertThat(Files.readAllLines(classes)).anyMatch(line -> line.contains("remotemcp.cli.Main source: shared objects file"));
    }
}
