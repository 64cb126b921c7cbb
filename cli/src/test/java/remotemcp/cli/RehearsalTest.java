package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The programs by which the build makes the ahead-of-time caches, here in front of a launcher that notes what it sees and fails.
@Tag("end-to-end")
class RehearsalTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Rehearsal", "BridgeRehearsal"})
    void what_is_rehearsed_sees_nothing_of_the_operators_and_an_old_cache_is_gone_when_it_fails(String program) throws Exception {
        Path launcher = folder.resolve("launcher");
        ScriptCheckout.executable(launcher,
            "#!/bin/sh\nenv >\"$(dirname \"$0\")/seen\"\npwd >\"$(dirname \"$0\")/place\"\n>\"$REMOTE_MCP_AOT_OUTPUT\"\nexit 1\n");
        Path cache = Files.writeString(folder.resolve("some.aot"), "old");
        Files.writeString(folder.resolve("some.aot.made-for"), "old jars");
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "src/launch/" + program + ".java", launcher.toString(), cache.toString());
        process.environment()
            .putAll(java.util.Map.of("REMOTE_MCP_DATABASE", "jdbc:postgresql://production/x", "REMOTE_MCP_SECRET", "c2VjcmV0",
                "REMOTE_MCP_PUBLIC_URL", "https://mcp.example.com", "REMOTE_MCP_CONFIG", "/etc/remote-mcp.properties", "HTTPS_PROXY",
                "http://proxy.example", "PGPASSWORD", "word"));
        Process running = process.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        assertThat(running.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("said"))).contains("No ahead-of-time cache some.aot");
        List<String> variables = Files.readAllLines(folder.resolve("seen")).stream().map(line -> line.replaceFirst("=.*", "")).toList();
        assertThat(variables).contains("PATH", "JAVA_HOME").doesNotContain("REMOTE_MCP_DATABASE", "REMOTE_MCP_SECRET",
            "REMOTE_MCP_PUBLIC_URL", "REMOTE_MCP_CONFIG", "HTTPS_PROXY", "PGPASSWORD");
        assertThat(Files.readString(folder.resolve("place"))).contains("remote-mcp-rehearsal");
        try (var left = Files.list(folder)) {
            assertThat(left.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("launcher", "seen", "place", "said");
        }
    }
}
