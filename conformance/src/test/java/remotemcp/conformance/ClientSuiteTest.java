package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.readme.ReadmeTest;
import remotemcp.tools.NodeTools;

/// The official conformance suite, client mode, against `./dev conformance-client`: the scenarios that each revision requires, and those
/// of extensions, which the suite runs along without scoring them.
@Tag(JudgedRuntime.NEITHER)
class ClientSuiteTest {
    private static final int PATIENCE_SECONDS = 600;

    @TempDir Path results;

    @Test
    void the_client_does_what_2025_11_25_requires() throws Exception {
        assertThat(scenarios("--requirements", "2025-11-25")).as(this::complaints).hasSizeGreaterThanOrEqualTo(18 + 7)
            .allSatisfy(ClientSuiteTest::passes);
    }

    @Test
    void the_client_does_what_2026_07_28_requires() throws Exception {
        assertThat(scenarios("--requirements", "2026-07-28")).as(this::complaints).hasSizeGreaterThanOrEqualTo(32 + 7)
            .allSatisfy(ClientSuiteTest::passes);
    }

    @Test
    void the_client_signs_in_where_2025_03_26_describes_how() throws Exception {
        assertThat(scenarios("--suite", "backcompat")).as(this::complaints).hasSize(2).allSatisfy(ClientSuiteTest::passes);
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
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("NODE_OPTIONS", patientServers());
        Process suite = builder.start();
        try {
            assertThat(suite.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return Files.readAllLines(output).stream().filter(line -> line.startsWith("✓ ") || line.startsWith("✗ ")).toList();
        } finally {
            suite.descendants().forEach(ProcessHandle::destroyForcibly);
            suite.destroyForcibly();
        }
    }

    /// What clients of ours have written to standard error: why they failed.
    private String complaints() {
        var said = new StringBuilder();
        try (var files = Files.walk(results)) {
            for (Path file : files.filter(path -> path.endsWith("stderr.txt")).toList()) {
                String text = Files.readString(file).strip();
                if (!text.isEmpty()) {
                    said.append(results.relativize(file.getParent())).append(": ").append(text).append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.toString();
    }

    /// What Node is told, so that the suite's servers wait for a client on a loaded machine.
    static String patientServers() {
        return "--require=" + ReadmeTest.root().resolve("conformance/src/test/js/patient-servers.cjs");
    }

    private static Path starter() {
        return Path.of("target/conformance-client").toAbsolutePath();
    }
}
