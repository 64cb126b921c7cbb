package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// What a bridge has to live through: hosts that send rubbish, servers that come and go, ends of all kinds.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class BridgeSurvivalTest {
    private static final int NO_ANSWER = -32010;
    private final NodeTools tools = NodeTools.required();

    @TempDir Path home;

    private static RunningServer serve(int port) {
        return Jvm.serve(McpServer.named("workshop", "2.1.0")
            .tool("repeat", "Says it again", tool -> {
                var text = tool.string("text", "what to say");
                return call -> ToolResult.text(call.get(text));
            })
            .tool("wait", "Takes a while", tool -> call -> {
                pause(1500);
                return ToolResult.text("waited");
            })
            .build(), port);
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/mcp";
    }

    private BridgeProcess bridge(String url, String... options) {
        return BridgeProcess.start(tools, home, url, options);
    }

    private static JsonObject says(String text) {
        return JsonObject.of("text", text);
    }

    private static void onlyMessages(BridgeProcess bridge) {
        assertThat(bridge.process().outputLines()).isNotEmpty().allSatisfy(line -> {
            Json value = Json.parse(line);
            assertThat(value instanceof JsonArray || value.asObject().orElseThrow().string("jsonrpc").isPresent()).as(line).isTrue();
        });
    }

    @Test
    void what_is_no_message_is_answered_with_an_error_and_nothing_ends() {
        try (RunningServer server = serve(0); BridgeProcess bridge = bridge(url(server.port()))) {
            bridge.shakeHands();
            for (String line : List.of("rubbish", "{\"jsonrpc\":\"2.0\",\"id\":1", "[]", "\"text\"",
                "{\"jsonrpc\":\"1.0\",\"id\":5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", "{\"a\":1,\"a\":2}", "[".repeat(1000), "x".repeat(17 << 20))) {
                bridge.process().writeLine(line);
                assertThat(bridge.next().object("error")).as(line.substring(0, Math.min(60, line.length()))).isPresent();
            }
            bridge.process().writeBytes(new byte[]{'{', '"', (byte) 0xff, (byte) 0xc0, '"', '}', '\n', '\n', ' ', '\n'});
            assertThat(bridge.next().object("error")).isPresent();
            assertThat(bridge.call(9, "repeat", says("still here"))).contains("still here");
            onlyMessages(bridge);
        }
    }

    /// As 2025-03-26 allows.
    @Test
    void a_batch_is_answered_by_a_batch() {
        try (RunningServer server = serve(0); BridgeProcess bridge = bridge(url(server.port()))) {
            bridge.shakeHands();
            bridge.process().writeLine("[" + BridgeProcess.request(1, "ping", JsonObject.empty()) + ","
                + BridgeProcess.request(2, "tools/list", JsonObject.empty()) + ",7]");
            assertThat(Json.parse(bridge.process().nextLine()).asArray().orElseThrow().size()).isEqualTo(3);
        }
    }

    @Test
    void a_server_that_is_not_there_yet_is_found_by_the_next_attempt() throws IOException {
        int port = FreePort.find();
        try (BridgeProcess bridge = bridge(url(port))) {
            bridge.send(0, "initialize", BridgeProcess.OLD_HOST);
            assertThat(bridge.answer(0).object("error").orElseThrow().integer("code")).hasValue(NO_ANSWER);
            try (RunningServer server = serve(port)) {
                assertThat(bridge.shakeHands().object("serverInfo").orElseThrow().string("name")).hasValue("workshop");
                assertThat(bridge.call(1, "repeat", says("found"))).contains("found");
            }
        }
    }

    /// Neither the sessions nor the streams of the first server mean anything to the second.
    @ParameterizedTest
    @CsvSource({"/mcp, ''", "/sse, ''", "/mcp, 2026-07-28", "/mcp, 2025-03-26"})
    void a_server_that_restarts_costs_the_host_an_error_at_most(String path, String revision) throws IOException {
        int port = FreePort.find();
        String[] options = revision.isEmpty() ? new String[0] : new String[]{"--revision", revision};
        RunningServer first = serve(port);
        try (BridgeProcess bridge = bridge("http://127.0.0.1:" + port + path, options)) {
            bridge.shakeHands();
            assertThat(bridge.call(1, "repeat", says("one"))).contains("one");
            first.close();
            bridge.send(2, "tools/list", JsonObject.empty());
            assertThat(bridge.answer(2).object("error").orElseThrow().integer("code")).hasValue(NO_ANSWER);
            try (RunningServer second = serve(port)) {
                assertThat(eventually(bridge)).contains("two");
                onlyMessages(bridge);
            }
        }
    }

    private static String eventually(BridgeProcess bridge) {
        for (int id = 100;; id++) {
            bridge.send(id, "tools/call", JsonObject.builder().put("name", "repeat").put("arguments", says("two")).build());
            JsonObject answer = bridge.answer(id);
            if (answer.has("result") || id > 140) {
                return answer.text();
            }
            pause(250);
        }
    }

    /// 404 is what the specification says; 400 with words of a session is what widely used servers do.
    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void a_forgotten_session_is_begun_anew_and_the_call_is_answered(int status) throws IOException {
        try (var server = new Forgetful(status); BridgeProcess bridge = bridge(server.url())) {
            bridge.shakeHands();
            assertThat(bridge.call(1, "any", JsonObject.empty())).contains("session-1");
            server.forget();
            assertThat(bridge.call(2, "any", JsonObject.empty())).contains("session-2");
            bridge.process().endInput();
            assertThat(bridge.process().exitCode(30)).isZero();
            assertThat(server.methods()).contains("DELETE session-2");
        }
    }

    @Test
    void at_the_end_of_its_input_what_is_asked_is_still_answered() {
        try (RunningServer server = serve(0); BridgeProcess bridge = bridge(url(server.port()))) {
            bridge.shakeHands();
            bridge.send(1, "tools/call", JsonObject.builder().put("name", "wait").put("arguments", JsonObject.empty()).build());
            bridge.process().endInput();
            assertThat(bridge.process().exitCode(30)).isZero();
            assertThat(bridge.process().output()).contains("waited");
        }
    }

    @Test
    void a_signal_ends_it_and_its_session() throws IOException {
        try (var server = new Forgetful(404); BridgeProcess bridge = bridge(server.url())) {
            bridge.shakeHands();
            bridge.call(1, "any", JsonObject.empty());
            bridge.process().terminate();
            bridge.process().exitCode(30);
            assertThat(server.methods()).contains("DELETE session-1");
        }
    }

    @Test
    void a_call_that_the_host_gives_up_gets_no_answer() {
        try (RunningServer server = serve(0); BridgeProcess bridge = bridge(url(server.port()))) {
            bridge.shakeHands();
            bridge.send(1, "tools/call", JsonObject.builder().put("name", "wait").put("arguments", JsonObject.empty()).build());
            bridge.tell("notifications/cancelled", JsonObject.builder().put("requestId", 1).put("reason", "enough").build());
            bridge.send(2, "tools/call", JsonObject.builder().put("name", "wait").put("arguments", JsonObject.empty()).build());
            bridge.result(2);
            assertThat(bridge.process().outputLines()).noneMatch(line -> line.contains("\"id\":1,"));
        }
    }

    @Test
    void denied_tools_are_neither_shown_nor_called() {
        try (RunningServer server = serve(0);
            BridgeProcess bridge = bridge(url(server.port()), "--allow-tool", "*e*", "--deny-tool", "nothing", "--deny-tool", "w*t")) {
            bridge.shakeHands();
            assertThat(bridge.ask(1, "tools/list", JsonObject.empty()).text()).contains("repeat").doesNotContain("\"wait\"");
            bridge.send(2, "tools/call", JsonObject.builder().put("name", "wait").put("arguments", JsonObject.empty()).build());
            assertThat(bridge.answer(2).object("error").orElseThrow().string("message").orElseThrow()).contains("wait");
            assertThat(bridge.call(3, "repeat", says("allowed"))).contains("allowed");
        }
    }

    @Test
    void fields_come_from_options_the_environment_and_a_file_and_are_told_nobody() throws IOException {
        Path file = Files.writeString(home.resolve("fields"), "# ours\nX-File: in the file\n\n");
        Path log = home.resolve("log");
        try (var server = new Forgetful(404);
            BridgeProcess bridge = BridgeProcess.start(tools, home, Map.of("TOKEN", "s3cret"), server.url(), "--header",
                "Authorization: Bearer ${TOKEN}", "--header", "X-Plain: value", "--header-file", file.toString(), "--verbose", "--log-file",
                log.toString())) {
            bridge.shakeHands();
            assertThat(server.fields()).contains("Bearer s3cret", "value", "in the file");
            bridge.process().endInput();
            bridge.process().exitCode(30);
            assertThat(bridge.process().everything() + Files.readString(log)).doesNotContain("s3cret").contains("session of 2025-11-25");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/mcp", "ftp://example.com/", "javascript:alert(1)", "no url",
        "http://127.0.0.1:9/ --header nonsense", "http://127.0.0.1:9/ --header X:${NO_SUCH_VARIABLE}",
        "http://127.0.0.1:9/ --transport pigeon", "http://127.0.0.1:9/ --revision 1999-01-01", "http://127.0.0.1:9/ --client-credentials",
        "http://127.0.0.1:9/ --client-secret x"})
    void what_makes_no_sense_is_refused_at_once_and_not_on_standard_output(String words) {
        String[] all = words.split(" ");
        try (BridgeProcess bridge = bridge(all[0], java.util.Arrays.copyOfRange(all, 1, all.length))) {
            assertThat(bridge.process().exitCode(30)).isEqualTo(2);
            assertThat(bridge.process().output()).isEmpty();
            assertThat(bridge.process().everything()).startsWith("remote-mcp: ");
        }
    }

    @Test
    void a_server_that_wants_a_login_where_there_shall_be_none_is_an_error_that_says_so() throws IOException {
        try (var server = new Forgetful(404); BridgeProcess bridge = bridge(server.url() + "?closed", "--no-login")) {
            bridge.send(0, "initialize", BridgeProcess.OLD_HOST);
            JsonObject error = bridge.answer(0).object("error").orElseThrow();
            assertThat(error.integer("code")).hasValue(-32011);
            assertThat(error.string("message").orElseThrow()).contains("sign in");
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A server with sessions that can forget them, and says so with a status of the test's choice. Its tool tells the session.
    private static final class Forgetful implements AutoCloseable {
        private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        private final List<String> methods = Collections.synchronizedList(new ArrayList<>());
        private final List<String> fields = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch end = new CountDownLatch(1);
        private final int status;
        private volatile int sessions;
        private volatile boolean forgot;

        Forgetful(int status) throws IOException {
            this.status = status;
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/mcp", this::answer);
            http.start();
        }

        String url() {
            return "http://127.0.0.1:" + http.getAddress().getPort() + "/mcp";
        }

        void forget() {
            forgot = true;
        }

        /// Of HTTP, each with its session.
        List<String> methods() {
            return List.copyOf(methods);
        }

        List<String> fields() {
            return List.copyOf(fields);
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                String session = exchange.getRequestHeaders().getFirst("Mcp-Session-Id");
                methods.add(exchange.getRequestMethod() + " " + session);
                exchange.getRequestHeaders().values().forEach(fields::addAll);
                JsonObject message = exchange.getRequestMethod().equals("POST")
                    ? Json.parse(exchange.getRequestBody().readAllBytes()).asObject().orElseThrow() : JsonObject.empty();
                String method = message.string("method").orElse("");
                if (exchange.getRequestURI().getQuery() != null) {
                    exchange.sendResponseHeaders(401, -1);
                } else if (method.equals("initialize")) {
                    sessions++;
                    forgot = false;
                    exchange.getResponseHeaders().set("Mcp-Session-Id", "session-" + sessions);
                    json(exchange, 200, message,
                        "\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"serverInfo\":{\"name\":\"f\",\"version\":\"1\"}}");
                } else if (forgot) {
                    json(exchange, status, message,
                        "\"error\":{\"code\":-32000,\"message\":\"Bad Request: No valid session ID provided\"}");
                } else if (message.has("id")) {
                    json(exchange, 200, message, "\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + session + "\"}]}");
                } else if (exchange.getRequestMethod().equals("GET")) {
                    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    await();
                } else {
                    exchange.sendResponseHeaders(202, -1);
                }
            }
        }

        private void await() {
            try {
                end.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void json(HttpExchange exchange, int status, JsonObject message, String outcome) throws IOException {
            byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":" + message.find("id").map(Json::text).orElse("null") + "," + outcome + "}")
                .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }

        @Override
        public void close() {
            end.countDown();
            http.stop(0);
        }
    }
}
