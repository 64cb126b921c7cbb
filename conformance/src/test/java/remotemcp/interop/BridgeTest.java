package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// The bridge between hosts made with both generations of the official TypeScript SDK, speaking either era, and servers that others wrote, speaking either era
/// over each transport.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class BridgeTest {
    private final NodeTools tools = NodeTools.required();

    @TempDir Path home;

    private static Stream<Arguments> hostsAndServers() {
        return Stream.of("v1 legacy", "v2 legacy", "v2 auto", "v2 2026-07-28")
            .flatMap(host -> Stream.of("v1", "v1-json", "v1-stateless", "v2").map(server -> Arguments.of(host, server)));
    }

    @ParameterizedTest
    @MethodSource("hostsAndServers")
    void every_host_uses_every_server_of_the_sdk(String host, String server) {
        List<String> command = List.of(tools.node().toString(), InspectorTest.script("sdk-server.mjs").toString(), server);
        try (ClientProcess remote = ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString()))) {
            String said = use(host, remote.await(line -> line.startsWith("http://")));
            assertThat(said).contains("sum: 42", "many: true", "read: note://one", "prompts: greet", "done").doesNotContain("error: ");
            if (!server.equals("v1-stateless")) {
                assertThat(said).contains("asked: accept Ada");
            }
            if (server.equals("v2")) {
                assertThat(said).contains("header: in Zürich ");
            } else if (!server.equals("v1-stateless")) {
                assertThat(said).contains("changed: true");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"v1 legacy, streamableHttp", "v1 legacy, sse", "v2 auto, streamableHttp", "v2 auto, sse", "v2 2026-07-28, streamableHttp",
        "v2 2026-07-28, sse"})
    void every_host_uses_server_everything_over_both_transports(String host, String way) {
        int port = FreePort.find();
        List<String> command = tools.command("@modelcontextprotocol/server-everything", "mcp-server-everything", way);
        try (ClientProcess remote = ClientProcess.start(tools, home, command, Map.of("PORT", Integer.toString(port)))) {
            remote.await(line -> line.contains("on port " + port));
            assertThat(use(host, "http://127.0.0.1:" + port + (way.equals("sse") ? "/sse" : "/mcp")))
                .contains("sum: The sum of 40 and 2 is 42", "many: true", "- Name: Ada", "I am a model", "file:///home/ada",
                    "long: Long running operation completed",
                    "progress: true", "cancelled: given up", "done")
                .doesNotContain("transport error");
        }
    }

    private String use(String host, String url) {
        String[] kind = host.split(" ");
        var command =
            new ArrayList<>(List.of(tools.node().toString(), InspectorTest.script("stdio-host.mjs").toString(), kind[0], kind[1]));
        command.addAll(BridgeProcess.command(url));
        try (ClientProcess process = ClientProcess.start(tools, home, command,
            Map.of("TOOLS", tools.folder().toString(), "REMOTE_MCP_LOGINS", home.resolve("logins").toString()))) {
            assertThat(process.exitCode()).as(process.everything()).isZero();
            return process.output();
        }
    }
}
