package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.conformance.FixtureServer;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.http.VertxServer;
import remotemcp.tools.NodeTools;

/// The `.mcpb` bundle, checked and unpacked by the format's own program, and started the way Claude Desktop starts it: by its manifest alone.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class BundleTest {
    private final NodeTools tools = NodeTools.required();

    @TempDir Path home;

    @Test
    void a_bundle_is_unpacked_and_drives_its_server_without_any_java_on_the_machine() throws Exception {
        try (VertxServer server = FixtureServer.start(0)) {
            bundle("http://localhost:" + server.port() + "/mcp");
            assertThat(mcpb("validate", "unpacked/manifest.json")).contains("validation passes");
            try (var bridge = ClientProcess.start(tools, home, command(), Map.of("PATH", "/nowhere", "JAVA_HOME", "/nowhere"))) {
                bridge.writeLine(
                    """
                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"desk","version":"1"}}}""");
                assertThat(answer(bridge).string("protocolVersion")).contains("2025-11-25");
                bridge.writeLine("""
                    {"jsonrpc":"2.0","method":"notifications/initialized"}""");
                bridge.writeLine("""
                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"test_simple_text","arguments":{}}}""");
                assertThat(answer(bridge).array("content").orElseThrow().text()).contains("simple text");
                bridge.endInput();
                assertThat(bridge.exitCode()).isZero();
                assertThat(bridge.outputLines()).hasSize(2);
            }
        }
    }

    private void bundle(String url) throws Exception {
        Path launcher = root().resolve("remote-mcp");
        try (var made =
            ClientProcess.start(tools, home, List.of("sh", launcher.toString(), "connect", "mcpb", url, "--out", "it.mcpb"), Map.of())) {
            assertThat(made.exitCode(280)).as(made.everything()).isZero();
        }
        assertThat(mcpb("unpack", "it.mcpb", "unpacked")).contains("unpacked successfully");
    }

    private String mcpb(String... words) {
        try (var program = ClientProcess.start(tools, home, tools.command("@anthropic-ai/mcpb", "mcpb", words), Map.of())) {
            assertThat(program.exitCode()).as(program.everything()).isZero();
            return program.everything();
        }
    }

    private List<String> command() throws Exception {
        JsonObject manifest = Json.parse(Files.readString(home.resolve("unpacked/manifest.json"))).asObject().orElseThrow();
        JsonObject config = manifest.object("server").orElseThrow().object("mcp_config").orElseThrow();
        var command = new ArrayList<String>();
        command.add(config.string("command").orElseThrow());
        config.array("args").orElseThrow().values().forEach(argument -> command.add(argument.asString().orElseThrow()));
        return command.stream().map(word -> word.replace("${__dirname}", home.resolve("unpacked").toString())).toList();
    }

    private static JsonObject answer(ClientProcess bridge) {
        return Json.parse(bridge.nextLine()).asObject().orElseThrow().object("result").orElseThrow();
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at;
    }
}
