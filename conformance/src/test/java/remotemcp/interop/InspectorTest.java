package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.Http;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// The MCP Inspector: its command line and its web page in a real browser.
class InspectorTest {
    private final NodeTools tools = NodeTools.required();
    private final Target target = Target.current();

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({"/mcp,http,legacy", "/mcp,http,auto", "/mcp,http,modern", "/sse,sse,legacy"})
    void the_command_line_signs_in_lists_and_adds(String path, String transport, String era) {
        int port = FreePort.find();
        try (ClientProcess list = inspector(port, path, transport, era, "--method", "tools/list")) {
            signIn(list);
            assertThat(list.exitCode()).as(list.everything()).isZero();
            assertThat(list.output()).contains("add");
        }
        try (
            ClientProcess call = inspector(port, path, transport, era, "--stored-auth-only", "--method", "tools/call", "--tool-name", "add",
                "--tool-args-json", "{\"a\":40,\"b\":2}")) {
            assertThat(call.exitCode()).as(call.everything()).isZero();
            assertThat(call.output()).contains("42");
        }
    }

    @Test
    void the_command_line_finds_no_fault_in_our_schemas() {
        try (ClientProcess list = ClientProcess.start(tools, home,
            tools.command("@modelcontextprotocol/inspector", "mcp-inspector", "--cli", target.mcp(),
                "--transport", "http", "--header", "Authorization: Bearer " + Person.token(target), "--method", "tools/list", "--strict",
                "--format", "json"),
            Map.of())) {
            assertThat(list.exitCode()).as(list.everything()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "sse"})
    void the_web_page_signs_in_and_adds_in_a_real_browser(String transport) {
        String url = target.base() + (transport.equals("sse") ? "/sse" : "/mcp");
        Map<String,
            String> environment = Map.of("HOST", "127.0.0.1", "CLIENT_PORT", String.valueOf(FreePort.find()), "MCP_SANDBOX_PORT",
                String.valueOf(FreePort.find()),
                "MCP_AUTO_OPEN_ENABLED", "false", "MCP_INSPECTOR_API_TOKEN", "inspector-token", "MCP_INSPECTOR_SECRET_STORE", "memory");
        try (ClientProcess web = ClientProcess.start(tools, home,
            tools.command("@modelcontextprotocol/inspector", "mcp-inspector", "--web", "--transport", transport, "--server-url", url),
            environment)) {
            String line = web.await(text -> text.contains("http://127.0.0.1:") && text.contains("MCP_INSPECTOR_API_TOKEN="));
            String page = line.substring(line.indexOf("http://")).split("\\s")[0];
            try (ClientProcess browser =
                ClientProcess.start(tools, home, List.of(tools.node().toString(), script("inspector-web.mjs").toString()),
                    Map.of("TOOLS", tools.folder().toString(), "CHROMIUM", tools.chromium().toString(), "PAGE", page,
                        "EMAIL", target.email(), "PASSWORD", target.password(), "SHOTS",
                        Path.of("target/shots").toAbsolutePath().toString()))) {
                assertThat(browser.exitCode()).as(browser.everything() + web.everything()).isZero();
                assertThat(browser.output()).contains("sum: 42");
            }
        }
    }

    static Path script(String name) {
        return NodeTools.required().folder().resolve("../../conformance/src/test/js").resolve(name).normalize();
    }

    private ClientProcess inspector(int port, String path, String transport, String era, String... more) {
        var arguments =
            new ArrayList<>(List.of("--cli", target.base() + path, "--transport", transport, "--protocol-era", era, "--format", "json"));
        arguments.addAll(List.of(more));
        List<String> command = tools.command("@modelcontextprotocol/inspector", "mcp-inspector", arguments.toArray(String[]::new));
        return ClientProcess.start(tools, home, command, Map.of("MCP_AUTO_OPEN_ENABLED", "true", "MCP_INSPECTOR_SECRET_STORE", "file",
            "MCP_OAUTH_CALLBACK_URL", "http://127.0.0.1:" + port + "/oauth/callback"));
    }

    private void signIn(ClientProcess client) {
        String line = client.await(text -> text.contains(target.base() + "/authorize"));
        String url = line.substring(line.indexOf(target.base() + "/authorize")).split("\\s")[0];
        Http.get(new Person(target).allow(URI.create(url)));
    }
}
