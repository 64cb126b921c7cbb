package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.tools.NodeTools;

/// The official conformance suite, client mode, against `./dev conformance-client`: the scenarios that each revision requires, and those
/// of extensions, which the suite runs along without scoring them.
@Tag(JudgedRuntime.NEITHER)
class ClientSuiteTest {
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    Path results;

    @Test
    void the_client_does_what_2025_11_25_requires() throws Exception {
        assertThat(scenarios("--requirements", "2025-11-25")).hasSizeGreaterThanOrEqualTo(18 + 7).allSatisfy(ClientSuiteTest::passes);
    }

    @Test
    void the_client_does_what_2026_07_28_requires() throws Exception {
        assertThat(scenarios("--requirements", "2026-07-28")).hasSizeGreaterThanOrEqualTo(32 + 7).allSatisfy(ClientSuiteTest::passes);
    }

    @Test
    void the_client_signs_in_where_2025_03_26_describes_how() throws Exception {
        assertThat(scenarios("--suite", "backcompat")).hasSize(2).allSatisfy(ClientSuiteTest::passes);
    }

    /// A line such as `✓ initialize: 1 passed, 0 failed`.
    private static void passes(String line) {
        assertThat(line).startsWith("✓ ").endsWith(", 0 failed");
    }

    /// The suite's line about each scenario it ran.
    private List<String> scenarios(String... choice) throws IOException, InterruptedException {
        var command = new ArrayList<>(NodeTools.required().command("@modelcontextprotocol/conformance", "conformance"));
        command.addAll(List.of("client", "--command", starter().toString(), "--timeout", "120000", "-o", results.toString()));
        command.addAll(List.of(choice));
        Path output = results.resolve("output.txt");
        Process suite = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(suite.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return java.nio.file.Files.readAllLines(output).stream().filter(line -> line.startsWith("✓ ") || line.startsWith("✗ ")).toList();
        } finally {
            suite.descendants().forEach(ProcessHandle::destroyForcibly);
            suite.destroyForcibly();
        }
    }

    private static Path starter() {
        return Path.of("target/conformance-client").toAbsolutePath();
    }
}
