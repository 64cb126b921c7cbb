package remotemcp.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// The stateless revision 2026-07-28 over HTTP.
class StatelessTest {
    private final Target target = Target.current();
    private final String token = Login.token(target);

    @Test
    void discover_names_the_server_and_its_versions() {
        JsonObject result = result(Mcp.modern(target, token, "server/discover", JsonObject.empty()));
        assertThat(DiscoveryTest.strings(result, "supportedVersions")).contains(Mcp.NEWEST);
        assertThat(result.object("capabilities").orElseThrow().has("tools")).isTrue();
        assertThat(result.string("resultType")).contains("complete");
        assertThat(result.integer("ttlMs")).isPresent();
    }

    @Test
    void tools_are_listed_with_description_and_schema() {
        JsonObject result = result(Mcp.modern(target, token, "tools/list", JsonObject.empty()));
        JsonObject add = result.array("tools").orElseThrow().values().stream().map(tool -> tool.asObject().orElseThrow())
            .filter(tool -> tool.string("name").equals(java.util.Optional.of("add"))).findFirst().orElseThrow();
        assertThat(add.string("description").orElse("")).hasSizeGreaterThan(10);
        assertThat(add.object("inputSchema").orElseThrow().text()).contains("\"a\"").contains("\"b\"").contains("number");
    }

    /// S24
    @Test
    void two_lists_are_the_same() {
        assertThat(result(Mcp.modern(target, token, "tools/list", JsonObject.empty())))
            .isEqualTo(result(Mcp.modern(target, token, "tools/list", JsonObject.empty())));
    }

    @Test
    void add_answers_text_and_structured_content() {
        Http.Answer answer = Mcp.modern(target, token, "tools/call", Mcp.add(40, 2));
        assertThat(Mcp.sumIn(answer)).isEqualTo("42");
        assertThat(result(answer).object("structuredContent").orElseThrow().text()).contains("42");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void a_call_that_wants_progress_is_answered_as_an_event_stream() {
        JsonObject body = Mcp.modernBody("tools/call", Mcp.add(40, 2), Mcp.NEWEST);
        JsonObject params = body.object("params").orElseThrow();
        body = body.with("params", params.with("_meta", params.object("_meta").orElseThrow().with("progressToken", "p1")));
        Http.Answer answer = Http.post(target.at("/mcp"), body.text(), Mcp.modernHeaders(token, "tools/call", Mcp.add(40, 2)));
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.header("Cache-Control")).contains("no-cache").contains("no-transform");
        assertThat(Mcp.sumIn(answer)).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "no/such/method"})
    void methods_this_revision_does_not_have_are_not_found(String method) {
        Http.Answer answer = Mcp.modern(target, token, method, JsonObject.empty());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(error(answer)).isEqualTo(-32601);
        assertThat(answer.json().integer("id")).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"nosuch,{}", "add,{}", "add,'{\"a\":1}'", "add,'{\"a\":1,\"b\":\"two\"}'", "add,'{\"a\":1,\"b\":null}'", "add,[]"})
    void wrong_tools_and_arguments_are_told_so_and_the_server_goes_on(String name, String arguments) {
        JsonObject params = JsonObject.builder().put("name", name).put("arguments", Json.parse(arguments)).build();
        Http.Answer answer = Mcp.modern(target, token, "tools/call", params);
        boolean isError = answer.json().object("result").flatMap(result -> result.bool("isError")).orElse(false);
        assertThat(isError || answer.json().object("error").isPresent()).as(answer.toString()).isTrue();
        assertThat(answer.status()).isLessThan(500);
        assertThat(Mcp.sumIn(Mcp.modern(target, token, "tools/call", Mcp.add(1, 1)))).isEqualTo("2");
    }

    @Test
    void an_unknown_tool_is_an_invalid_params_error() {
        Http.Answer answer = Mcp.modern(target, token, "tools/call",
            JsonObject.builder().put("name", "nosuch").put("arguments", JsonObject.empty()).build());
        assertThat(error(answer)).isEqualTo(-32602);
    }

    /// S21
    @Test
    void an_unsupported_version_is_answered_with_the_supported_ones() {
        JsonObject body = Mcp.modernBody("tools/list", JsonObject.empty(), "v999.0.0");
        Http.Answer answer =
            Http.post(target.at("/mcp"), body.text(), "Content-Type", "application/json", "Accept", "application/json, text/event-stream",
                "Authorization", "Bearer " + token, "MCP-Protocol-Version", "v999.0.0", "Mcp-Method", "tools/list");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo(-32022);
        assertThat(answer.text()).contains(Mcp.NEWEST).contains("v999.0.0");
    }

    /// S20
    @ParameterizedTest
    @CsvSource({"Mcp-Method,tools/list", "Mcp-Method,Tools/Call", "Mcp-Method,''", "Mcp-Name,other", "Mcp-Name,''",
        "MCP-Protocol-Version,2025-11-25"})
    void headers_that_contradict_the_body_are_refused(String name, String value) {
        String[] headers = Mcp.modernHeaders(token, "tools/call", Mcp.add(1, 2));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals(name)) {
                headers[i + 1] = value;
            }
        }
        Http.Answer answer = Http.post(target.at("/mcp"), Mcp.modernBody("tools/call", Mcp.add(1, 2), Mcp.NEWEST).text(), headers);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer)).isEqualTo(-32020);
    }

    /// V18: two hundred callers with the same request id never get each other's answer.
    @Test
    void answers_never_cross() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                running.add(threads.submit(() -> Mcp.sumIn(Mcp.modern(target, token, "tools/call", Mcp.add(number, 1000)))));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(running.get(i).get()).isEqualTo(String.valueOf(i + 1000));
            }
        }
    }

    private static JsonObject result(Http.Answer answer) {
        return answer.json().object("result").orElseThrow(() -> new AssertionError(answer.toString()));
    }

    static long error(Http.Answer answer) {
        return answer.json().object("error").orElseThrow(() -> new AssertionError(answer.toString())).integer("code").orElseThrow();
    }
}
