package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.cli.Main;
import remotemcp.tools.NodeTools;

/// Hosts made with both generations of the official TypeScript SDK start the ready server as a program, `remote-mcp serve --stdio`, in either era.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class StdioHostsTest {
    private final NodeTools tools = NodeTools.required();

    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"v1 legacy", "v2 legacy", "v2 auto", "v2 2026-07-28"})
    void every_host_uses_the_ready_server_as_a_program(String host) {
        String[] kind = host.split(" ");
        var command =
            new ArrayList<>(List.of(tools.node().toString(), InspectorTest.script("stdio-host.mjs").toString(), kind[0], kind[1]));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-cp",
            System.getProperty("java.class.path"), Main.class.getName(), "serve", "--stdio"));
        try (ClientProcess process = ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString()))) {
            assertThat(process.exitCode()).as(process.everything()).isZero();
            assertThat(process.output())
                .contains("server: remote-mcp", "tools: add", "sum: 42", "many: true", "unknown tool: -32602", "done")
                .doesNotContain("transport error", "error: ");
        }
    }
}
