package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.DemoServer;
import remotemcp.client.CallOptions;
import remotemcp.client.CallResult;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Progress;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// The demo server's tools `mcp_inspector` and `claude_desktop_integration`, through the public door, with servers that others wrote.
@Timeout(300)
class CatalogueToolsTest {
    private static final String NAME = "claude_desktop_integration";
    private static DemoServer demo;

    @TempDir Path home;

    @BeforeAll
    static void start() {
        demo = DemoServer.start(Map.of("REMOTE_MCP_INSPECTOR_HOSTS", "any,localhost:*,127.0.0.1:*", "REMOTE_MCP_INSPECTOR_CALLS", "500"));
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"})
    void the_tools_and_the_prompt_are_offered_at_every_revision(String revision) {
        try (McpClient client = demo.client(revision)) {
            assertThat(client.tools()).extracting(ListedTool::name).containsExactly("add", "mcp_inspector", NAME);
            assertThat(client.prompts()).singleElement().satisfies(prompt -> assertThat(prompt.name()).isEqualTo(NAME));
            assertThat(client.complete(JsonObject.builder().put("type", "ref/prompt").put("name", NAME).build(), "client", "claude-d"))
                .containsExactly("claude-desktop");
            assertThat(client.prompt(NAME, JsonObject.of("system", "linux")).toString()).contains(demo.base() + "/mcp")
                .contains("claude_desktop_config.json");
            assertThatThrownBy(() -> client.prompt(NAME, JsonObject.of("system", "amiga"))).isInstanceOfSatisfying(RpcException.class,
                error -> assertThat(error.code()).isEqualTo(-32602));
            assertThat(client.call(NAME, JsonObject.of("client", "cursor")).text()).contains("cursor://").contains(demo.base() + "/mcp");
        }
    }

    @Test
    void the_oldest_transport_offers_them_too() {
        try (McpClient client = demo.oldestClient()) {
            assertThat(client.prompt(NAME, JsonObject.empty()).toString()).contains(demo.base() + "/mcp");
            assertThat(client.call("mcp_inspector", JsonObject.of("url", demo.base() + "/mcp")).text()).contains("Login: needed");
        }
    }

    @Test
    void it_looks_at_itself_and_finds_its_login() {
        JsonObject found = structured(inspect(demo.base() + "/mcp"));
        JsonObject login = found.object("login").orElseThrow();
        assertThat(login.bool("needed")).contains(true);
        assertThat(login.string("authorizationServer")).contains(demo.base().toString());
        assertThat(login.array("registration").orElseThrow().text()).contains("dynamic registration")
            .contains("client id metadata document");
    }

    @ParameterizedTest
    @CsvSource({"v1, 2025-11-25", "v1-stateless, 2025-11-25", "v2, 2026-07-28"})
    void it_looks_at_servers_of_the_typescript_sdk(String version, String revision) {
        var tools = NodeTools.required();
        List<String> command = List.of(tools.node().toString(), InspectorTest.script("sdk-server.mjs").toString(), version);
        try (ClientProcess server = ClientProcess.start(tools, home, command, Map.of("TOOLS", tools.folder().toString()))) {
            JsonObject found = structured(inspect(server.await(line -> line.startsWith("http://"))));
            assertThat(found.string("revision")).contains(revision);
            assertThat(found.object("tools").orElseThrow().text()).contains("\"add\"").contains("\"required\":true");
            assertThat(found.object("prompts").orElseThrow().integer("count")).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"streamableHttp, /mcp, streamable-http", "sse, /sse, sse"})
    void it_looks_at_server_everything(String way, String path, String transport) throws IOException {
        var tools = NodeTools.required();
        int port = FreePort.find();
        List<String> command = tools.command("@modelcontextprotocol/server-everything", "mcp-server-everything", way);
        try (ClientProcess server = ClientProcess.start(tools, home, command, Map.of("PORT", String.valueOf(port)))) {
            server.await(line -> line.contains("on port " + port));
            JsonObject found = structured(inspect("http://127.0.0.1:" + port + path));
            assertThat(found.string("transport")).contains(transport);
            assertThat(found.object("tools").orElseThrow().text()).contains("\"echo\"");
            assertThat(found.object("resources").orElseThrow().integer("count").orElseThrow()).isGreaterThan(3);
        }
    }

    @Test
    void progress_is_told_while_it_looks() {
        var seen = new ArrayList<Progress>();
        try (McpClient client = demo.client("2026-07-28")) {
            client.call("mcp_inspector", JsonObject.of("url", demo.base() + "/mcp"),
                CallOptions.with(Patience.usual()).watching(seen::add));
        }
        assertThat(seen).extracting(progress -> progress.message().orElse("")).contains("Connecting", "Reading what its login wants",
            "Done");
    }

    /// V01, V02: a server that is looked at sees no credentials, neither the caller's nor ours.
    @Test
    void V01_V02_no_credentials_reach_the_server_that_is_looked_at() throws IOException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        HttpServer server = listening((exchange, body) -> {
            exchange.getRequestHeaders().forEach((name, values) -> seen.add(name + ": " + values));
            seen.add(exchange.getRequestURI() + " " + body);
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"x\"");
            exchange.sendResponseHeaders(401, -1);
        });
        try {
            inspect("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
            assertThat(seen).isNotEmpty()
                .allSatisfy(field -> assertThat(field).doesNotContain(demo.token()).doesNotContainIgnoringCase("authorization:")
                    .doesNotContainIgnoringCase("cookie:").doesNotContain("example.com"));
        } finally {
            server.stop(0);
        }
    }

    /// V25
    @Test
    void V25_a_redirect_is_not_followed() throws IOException {
        Queue<String> reached = new ConcurrentLinkedQueue<>();
        HttpServer inside = listening((exchange, body) -> reached.add(body));
        HttpServer server = listening((exchange, body) -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + inside.getAddress().getPort() + "/latest/meta-data");
            exchange.sendResponseHeaders(307, -1);
        });
        try {
            CallResult result = inspect("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
            assertThat(result.isError()).isTrue();
            assertThat(result.text()).contains("redirect (HTTP 307");
            assertThat(reached).isEmpty();
        } finally {
            server.stop(0);
            inside.stop(0);
        }
    }

    /// V25
    @ParameterizedTest
    @ValueSource(strings = {"https://localhost.example.local/mcp", "https://10.1.2.3/mcp", "http://10.1.2.3/mcp",
        "https://169.254.169.254/latest/", "https://[::1]/mcp",
        "https://[::ffff:7f00:1]/mcp", "https://0x7f000001/mcp", "https://metadata.google.internal/", "file:///etc/passwd"})
    void V25_private_addresses_are_refused(String url) {
        CallResult result = inspect(url);
        assertThat(result.isError()).isTrue();
        assertThat(result.text()).containsPattern("Only public servers are inspected|no URL of a server");
    }

    @Test
    void an_endless_stream_ends() throws IOException {
        byte[] event =
            ("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":\"" + "x".repeat(20_000) + "\"}}\n\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer server = listening((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(event);
            }
        });
        try {
            CallResult result = inspect("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
            assertThat(result.isError()).isTrue();
            assertThat(result.text()).contains("sends more than 4 MiB");
        } finally {
            server.stop(0);
        }
    }

    /// A head that never comes is waited for ten seconds at each of the ways to connect.
    @Test
    void a_server_that_says_nothing_is_given_up() throws IOException {
        HttpServer server = listening((exchange, body) -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            CallResult result = inspect("http://127.0.0.1:" + server.getAddress().getPort() + "/mcp");
            assertThat(result.isError()).isTrue();
            assertThat(result.text()).containsPattern("in time|within 30 seconds");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobody_looks_more_often_than_allowed_whichever_isolate_counts() {
        try (DemoServer few = DemoServer.start(Map.of("REMOTE_MCP_INSPECTOR_HOSTS", "localhost:*", "REMOTE_MCP_INSPECTOR_CALLS", "1"));
            McpClient client = few.client("2026-07-28")) {
            JsonObject self = JsonObject.of("url", few.base() + "/mcp");
            assertThat(client.call("mcp_inspector", self).isError()).isFalse();
            assertThat(client.call("mcp_inspector", self).text()).contains("No more inspections for now");
        }
    }

    private interface Answers {
        void to(HttpExchange exchange, String body) throws IOException;
    }

    private static HttpServer listening(Answers answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answers.to(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
        });
        server.start();
        return server;
    }

    private static CallResult inspect(String url) {
        try (McpClient client = demo.client("2026-07-28")) {
            return client.call("mcp_inspector", JsonObject.of("url", url));
        }
    }

    private static JsonObject structured(CallResult result) {
        return result.structured().flatMap(value -> value.asObject()).orElseThrow(() -> new AssertionError(result.text()));
    }
}
