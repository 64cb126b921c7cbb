package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.blackbox.Http;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;

/// The bridge most people use between Claude Desktop and a remote server, driven as Claude Desktop drives it.
class McpRemoteTest {
    private final NodeTools tools = NodeTools.required();
    private final Target target = Target.current();

    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({"/mcp,http-first,legacy", "/mcp,http-first,auto", "/mcp,http-only,auto", "/sse,sse-only,legacy", "/sse,http-first,legacy",
        "/mcp,sse-first,legacy"})
    void it_signs_in_lists_tools_and_adds(String path, String transport, String protocol) {
        try (ClientProcess bridge = bridge(path, transport, protocol)) {
            initialize(bridge);
            signIn(bridge);
            useTools(bridge);
        }
        try (ClientProcess again = bridge(path, transport, protocol)) {
            initialize(again);
            useTools(again);
            assertThat(again.everything()).as("no second login").doesNotContain("Please authorize");
        }
    }

    @Test
    void it_refreshes_an_expired_token_without_a_login() throws IOException {
        try (ClientProcess bridge = bridge("/mcp", "http-only", "legacy")) {
            initialize(bridge);
            signIn(bridge);
            useTools(bridge);
        }
        String before = access();
        changeTokens(tokens -> tokens.with("access_token", "spoiled").with("expires_at", Json.of(1)));
        try (ClientProcess again = bridge("/mcp", "http-only", "legacy")) {
            initialize(again);
            useTools(again);
            assertThat(again.everything()).doesNotContain("Please authorize");
        }
        assertThat(access()).isNotEqualTo(before).isNotEqualTo("spoiled");
    }

    @Test
    void after_a_revocation_it_asks_for_a_new_login() throws IOException {
        try (ClientProcess bridge = bridge("/mcp", "http-only", "legacy")) {
            initialize(bridge);
            signIn(bridge);
            useTools(bridge);
        }
        new Person(target).revokeAll();
        try (ClientProcess again = bridge("/mcp", "http-only", "legacy")) {
            initialize(again);
            signIn(again);
            useTools(again);
        }
    }

    private ClientProcess bridge(String path, String transport, String protocol) {
        List<String> command =
            tools.command("mcp-remote", "mcp-remote", target.base() + path, "--transport", transport, "--protocol", protocol);
        return ClientProcess.start(tools, home, command, Map.of("MCP_REMOTE_CONFIG_DIR", home.resolve("auth").toString()));
    }

    private static void initialize(ClientProcess bridge) {
        bridge.writeLine(
            request(0, "initialize", JsonObject.builder().put("protocolVersion", "2025-11-25").put("capabilities", JsonObject.empty())
                .put("clientInfo", JsonObject.builder().put("name", "desktop").put("version", "1").build()).build()));
    }

    private void signIn(ClientProcess bridge) {
        bridge.await(line -> line.contains("Please authorize this client by visiting"));
        String url = bridge.await(line -> line.strip().startsWith(target.base() + "/authorize")).strip();
        bridge.await(line -> line.contains("OAuth callback server running"));
        URI callback = new Person(target).allow(URI.create(url));
        assertThat(Http.get(callback).text()).isNotEmpty();
    }

    private static void useTools(ClientProcess bridge) {
        assertThat(answer(bridge, 0).object("result").orElseThrow().has("protocolVersion")).isTrue();
        bridge.writeLine(JsonObject.builder().put("jsonrpc", "2.0").put("method", "notifications/initialized").build().text());
        bridge.writeLine(request(1, "tools/list", JsonObject.empty()));
        assertThat(answer(bridge, 1).text()).contains("\"add\"");
        bridge.writeLine(request(2, "tools/call", JsonObject.builder().put("name", "add")
            .put("arguments", JsonObject.builder().put("a", 40).put("b", 2).build()).build()));
        assertThat(answer(bridge, 2).object("result").orElseThrow().array("content").orElseThrow().text()).contains("42");
        bridge.writeLine(request(3, "ping", JsonObject.empty()));
        assertThat(answer(bridge, 3).has("result")).isTrue();
    }

    private static JsonObject answer(ClientProcess bridge, int id) {
        while (true) {
            JsonObject message = Json.parse(bridge.nextLine()).asObject().orElseThrow();
            if (message.integer("id").orElse(-1) == id) {
                return message;
            }
        }
    }

    private static String request(int id, String method, JsonObject params) {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("method", method).put("params", params).build().text();
    }

    private String access() throws IOException {
        return Json.parse(Files.readAllBytes(tokenFiles().getFirst())).asObject().orElseThrow().string("access_token").orElseThrow();
    }

    private void changeTokens(java.util.function.UnaryOperator<JsonObject> change) throws IOException {
        for (Path file : tokenFiles()) {
            Files.write(file, change.apply(Json.parse(Files.readAllBytes(file)).asObject().orElseThrow()).bytes());
        }
    }

    private List<Path> tokenFiles() throws IOException {
        try (var files = Files.walk(home.resolve("auth"))) {
            var found = new ArrayList<>(files.filter(file -> file.getFileName().toString().endsWith("_tokens.json")).toList());
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
