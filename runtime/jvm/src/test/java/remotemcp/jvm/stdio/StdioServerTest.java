package remotemcp.jvm.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.CallOptions;
import remotemcp.client.Change;
import remotemcp.client.ChangeFilter;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Progress;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.client.ProcessSource;
import remotemcp.protocol.RpcException;

/// A server as a program of its own, spoken with over its standard streams.
@Timeout(120)
class StdioServerTest {
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
        + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"t\",\"version\":\"1\"},\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private static final JsonObject TWO_AND_THREE = JsonObject.builder().put("a", 2).put("b", 3).build();

    private Process server;
    private OutputStream in;
    private BufferedReader out;
    private BufferedReader errors;

    @BeforeEach
    void start() throws IOException {
        server = new ProcessBuilder(command()).start();
        in = server.getOutputStream();
        out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        errors = new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() {
        server.destroyForcibly();
    }

    private static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"), StdioMain.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
    void every_revision_is_spoken(String revision) throws IOException {
        try (McpClient client =
            McpClient.over(ProcessSource.of(command().toArray(String[]::new))).on(JvmWorld.open()).revision(revision).open()) {
            assertThat(client.peer().revision()).isEqualTo(revision);
            assertThat(client.tools()).extracting(ListedTool::name).containsExactly("add", "steps", "grow");
            assertThat(client.call("add", TWO_AND_THREE).text()).isEqualTo("5");
            assertThat(client.prompt("greet", JsonObject.empty())).hasSize(1);
            var seen = new ArrayList<Progress>();
            assertThat(
                client.call("steps", JsonObject.of("count", Json.of(3)), CallOptions.with(Patience.usual()).watching(seen::add)).text())
                .isEqualTo("done");
            assertThat(seen).extracting(Progress::done).containsExactly(1.0, 2.0, 3.0);
            assertThatThrownBy(() -> client.call("none", JsonObject.empty())).isInstanceOf(RpcException.class)
                .hasMessage("Unknown tool: none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25"})
    void a_list_that_changes_is_told(String revision) throws IOException {
        try (
            McpClient client =
                McpClient.over(ProcessSource.of(command().toArray(String[]::new))).on(JvmWorld.open()).revision(revision).open();
            var changes = client.changes(ChangeFilter.everyList())) {
            assertThat(client.call("grow", JsonObject.empty()).text()).isEqualTo("grown");
            assertThat(changes.next(60_000)).map(Change::kind).hasValue(Change.Kind.TOOLS);
            assertThat(client.call("grown", JsonObject.empty()).text()).isEqualTo("here");
        }
    }

    @Test
    void requests_of_the_newest_revision_need_no_handshake() throws IOException {
        say("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"tools/call\",\"params\":{\"name\":\"add\",\"arguments\":{\"a\":1,\"b\":2},"
            + META + "}}");
        JsonObject answer = hear();
        assertThat(answer.string("id")).hasValue("x");
        assertThat(answer.object("result").flatMap(result -> result.string("resultType"))).hasValue("complete");
        assertThat(answer.text()).contains("\"text\":\"3\"");
    }

    @Test
    void standard_output_holds_messages_alone_and_what_tools_print_goes_to_standard_error() throws Exception {
        handshake("2025-11-25");
        say(call(2, "add", "{\"a\":1,\"b\":2}"));
        assertThat(hear().text()).contains("\"text\":\"3\"");
        in.close();
        assertThat(out.readLine()).isNull();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThat(errors.lines()).contains("a tool that prints");
    }

    @Test
    void a_batch_of_2025_03_26_is_answered_as_one() throws IOException {
        handshake("2025-03-26");
        say("[" + call(2, "add", "{\"a\":1,\"b\":2}") + ",{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{}},"
            + call(3, "add", "{\"a\":2,\"b\":2}") + "]");
        JsonArray answers = Json.parse(out.readLine()).asArray().orElseThrow();
        assertThat(answers.values()).extracting(Json::text).anyMatch(text -> text.contains("\"id\":2") && text.contains("\"text\":\"3\""))
            .anyMatch(text -> text.contains("\"id\":3") && text.contains("\"text\":\"4\"")).hasSize(2);
    }

    @Test
    void lines_that_are_no_messages_are_answered_with_errors_and_end_nothing() throws IOException {
        say("{nonsense");
        assertThat(error(hear())).isEqualTo("-32700");
        say("17");
        assertThat(error(hear())).isEqualTo("-32600");
        say("");
        say("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}");
        assertThat(error(hear())).isEqualTo("-32600");
        say("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"no/such\",\"params\":{" + META + "}}");
        assertThat(error(hear())).isEqualTo("-32601");
        handshake("2025-06-18");
    }

    @Test
    void H05_a_line_that_is_too_long_is_refused_without_being_kept() throws IOException {
        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 20; i++) {
            in.write(piece);
        }
        say("");
        assertThat(hear().text()).contains("-32600", "at most 16777216 bytes");
        handshake("2025-06-18");
    }

    @Test
    void a_cancelled_call_is_stopped_and_not_answered() throws IOException {
        handshake("2025-11-25");
        say("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"steps\",\"arguments\":{\"count\":100000},\"_meta\":{\"progressToken\":\"p\"}}}");
        assertThat(hear().string("method")).hasValue("notifications/progress");
        say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7,\"reason\":\"enough\"}}");
        say("{\"jsonrpc\":\"2.0\",\"id\":8,\"method\":\"ping\"}");
        JsonObject next = hear();
        while (next.string("method").isPresent()) {
            next = hear();
        }
        assertThat(next.text()).contains("\"id\":8");
        say(call(9, "add", "{\"a\":1,\"b\":2}"));
        next = hear();
        while (next.string("method").isPresent()) {
            next = hear();
        }
        assertThat(next.text()).contains("\"id\":9", "\"text\":\"3\"");
        in.close();
        assertThat(errors.lines()).contains("stopped");
    }

    @Test
    void what_was_asked_before_the_end_of_input_is_answered() throws Exception {
        var all = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            all.append("{\"jsonrpc\":\"2.0\",\"id\":").append(i)
                .append(",\"method\":\"tools/call\",\"params\":{\"name\":\"add\",\"arguments\":{\"a\":1,\"b\":2},").append(META)
                .append("}}\n");
        }
        in.write(all.toString().getBytes(StandardCharsets.UTF_8));
        in.close();
        assertThat(out.lines().filter(line -> line.contains("\"text\":\"3\""))).hasSize(50);
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private void handshake(String revision) throws IOException {
        say("{\"jsonrpc\":\"2.0\",\"id\":\"h\",\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + revision
            + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
        assertThat(hear().object("result").flatMap(result -> result.string("protocolVersion"))).hasValue(revision);
        say("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    private static String call(int id, String tool, String arguments) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":"
            + arguments + "}}";
    }

    private void say(String line) throws IOException {
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private JsonObject hear() throws IOException {
        return Json.parse(out.readLine()).asObject().orElseThrow();
    }

    private static String error(JsonObject answer) {
        return answer.object("error").flatMap(error -> error.find("code")).map(Json::text).orElse("none: " + answer.text());
    }
}
