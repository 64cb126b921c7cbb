package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.cli.Main;
import remotemcp.tools.NodeTools;

/// The official conformance suite, client mode, with our client on pipes and the bridge between them and the suite's servers: every scenario that is not
/// about a client's own login.
@Tag(JudgedRuntime.NEITHER)
class BridgeSuiteTest {
    @TempDir Path results;

    @ParameterizedTest
    @CsvSource({"initialize, 2025-11-25", "tools_call, 2025-11-25", "elicitation-sep1034-client-defaults, 2025-11-25",
        "sse-retry, 2025-11-25",
        "request-metadata, 2026-07-28", "sep-2322-client-request-state, 2026-07-28", "http-standard-headers, 2026-07-28",
        "http-custom-headers, 2026-07-28",
        "http-invalid-tool-headers, 2026-07-28", "json-schema-ref-no-deref, 2026-07-28", "json-schema-2020-12-preservation, 2026-07-28"})
    void the_bridge_is_as_good_a_client_as_ours(String scenario, String revision) throws Exception {
        var command = new ArrayList<>(NodeTools.required().command("@modelcontextprotocol/conformance", "conformance"));
        command.addAll(List.of("client", "--command", Path.of("target/conformance-client").toAbsolutePath().toString(), "--scenario",
            scenario, "--spec-version", revision,
            "-o", results.toString()));
        Path output = results.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put(Visit.BRIDGE,
            String.join("\n", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "bridge"));
        builder.environment().put("NODE_OPTIONS", ClientSuiteTest.patientServers());
        builder.environment().put("REMOTE_MCP_LOGINS", results.resolve("logins").toString());
        Process suite = builder.start();
        try {
            assertThat(suite.waitFor(300, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(output)).contains("OVERALL: PASSED");
            assertThat(suite.exitValue()).isZero();
        } finally {
            suite.descendants().forEach(ProcessHandle::destroyForcibly);
            suite.destroyForcibly();
        }
    }
}
