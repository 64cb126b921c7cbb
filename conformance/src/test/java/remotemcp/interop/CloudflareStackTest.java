package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.json.JsonObject;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// The bridge in front of servers made with Cloudflare's own stack, on workerd: `createMcpHandler`, `McpAgent` over both transports, and `McpAgent` behind
/// `workers-oauth-provider`.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class CloudflareStackTest {
    private static final JsonObject NUMBERS = JsonObject.builder().put("a", 40).put("b", 2).build();
    private static final String CONFIGURATION = """
        {"name": "stack", "main": "worker.mjs", "compatibility_date": "2026-05-01", "compatibility_flags": ["nodejs_compat"],
         "kv_namespaces": [{"binding": "OAUTH_KV", "id": "local"}],
         "durable_objects": {"bindings": [{"name": "AGENT", "class_name": "Agent"}]},
         "migrations": [{"tag": "v1", "new_sqlite_classes": ["Agent"]}]}""";

    @TempDir static Path folder;
    private static NodeTools tools;
    private static ClientProcess stack;
    private static String base;

    @TempDir Path home;

    @BeforeAll
    static void serve() throws IOException {
        tools = NodeTools.required();
        Files.copy(InspectorTest.script("cloudflare-worker.mjs"), folder.resolve("worker.mjs"));
        Files.createSymbolicLink(folder.resolve("node_modules"), tools.folder().resolve("node_modules"));
        Files.writeString(folder.resolve("wrangler.json"), CONFIGURATION);
        int port = FreePort.find();
        base = "http://localhost:" + port;
        var command =
            tools.command("wrangler", "wrangler", "dev", "--ip", "127.0.0.1", "--port", String.valueOf(port), "--inspector-port", "0",
                "--var", "PUBLIC_URL:" + base, "--show-interactive-dev-session=false");
        stack = ClientProcess.start(tools, folder, command, Map.of("CI", "true", "WRANGLER_SEND_METRICS", "false"));
        stack.await(line -> line.contains("Ready on http"));
    }

    @AfterAll
    static void end() throws IOException {
        stack.close();
        Files.delete(folder.resolve("node_modules"));
    }

    @ParameterizedTest
    @CsvSource({"v1 legacy, /mcp", "v2 auto, /mcp", "v2 2026-07-28, /mcp", "v1 legacy, /agent", "v2 auto, /agent", "v2 2026-07-28, /agent",
        "v1 legacy, /sse", "v2 2026-07-28, /sse"})
    void every_host_uses_it_in_its_own_era(String host, String path) {
        String[] kind = host.split(" ");
        var command =
            new ArrayList<>(List.of(tools.node().toString(), InspectorTest.script("stdio-host.mjs").toString(), kind[0], kind[1]));
        command.addAll(BridgeProcess.command(base + path));
        try (ClientProcess process = ClientProcess.start(tools, home, command,
            Map.of("TOOLS", tools.folder().toString(), "REMOTE_MCP_LOGINS", home.resolve("logins").toString()))) {
            assertThat(process.exitCode()).as(process.everything()).isZero();
            assertThat(process.output()).contains("sum: 42", "many: true", "done").doesNotContain("transport error");
        }
    }

    @Test
    void the_host_signs_in_at_the_provider() throws Exception {
        try (BridgeProcess bridge = BridgeProcess.start(tools, home, base + "/private")) {
            bridge.send(0, "initialize", BridgeProcess.OLD_HOST);
            String line = bridge.process().await(said -> said.contains("/authorize?"));
            visit(URI.create(line.substring(line.indexOf("http")).split(" ")[0]));
            assertThat(bridge.result(0).object("serverInfo").orElseThrow().string("name")).hasValue("agent");
            bridge.tell("notifications/initialized", JsonObject.empty());
            assertThat(bridge.call(1, "add", NUMBERS)).contains("42");
        }
        try (BridgeProcess again = BridgeProcess.start(tools, home, base + "/private")) {
            again.shakeHands();
            assertThat(again.call(1, "add", NUMBERS)).contains("42");
        }
    }

    /// What the browser does: it is sent on with a code at once, to the bridge that listens.
    private static void visit(URI url) throws IOException, InterruptedException {
        try (var browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            assertThat(browser.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
