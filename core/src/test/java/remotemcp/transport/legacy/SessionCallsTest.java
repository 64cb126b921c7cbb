package remotemcp.transport.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.http.Body;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.Revision;
import remotemcp.transport.McpEndpoint;

/// Messages of a session over Streamable HTTP, in every revision that has it.
class SessionCallsTest {
    private final MemoryPlatform memory = MemoryPlatform.create();
    private final GuardedHandler server = SessionHandshakeTest.endpoint(memory);

    private OldClient client(Revision revision) {
        return OldClient.connected(server, OldClient.user("ada"), revision);
    }

    private OldClient newest() {
        return client(Revision.NOVEMBER_2025);
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void a_tool_answers(Revision revision) {
        JsonObject result = client(revision).ask(OldClient.call(1, "add", "{\"a\":40,\"b\":2}")).object("result").orElseThrow();
        assertThat(result.array("content").orElseThrow().get(0).asObject().orElseThrow().string("text")).contains("{\"sum\":42}");
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void ping_is_answered_with_an_empty_result(Revision revision) {
        assertThat(client(revision).ask(OldClient.request(5, "ping", "{}")).text())
            .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}");
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void what_only_the_newest_revision_says_is_left_out(Revision revision) {
        OldClient client = client(revision);
        for (String request : List.of(OldClient.request(1, "tools/list", "{}"), OldClient.call(2, "add", "{\"a\":1,\"b\":2}"))) {
            assertThat(client.ask(request).object("result").orElseThrow().keys()).doesNotContain("resultType", "ttlMs", "cacheScope",
                "_meta");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void S21_an_unknown_method_is_a_json_rpc_error_and_not_the_404_of_a_lost_session(Revision revision) {
        for (String method : List.of("no/such", "server/discover", "subscriptions/listen")) {
            HttpResponse.Ready ready = client(revision).post(OldClient.request(3, method, "{}"));
            assertThat(ready.status()).isEqualTo(200);
            assertThat(OldClient.json(ready).object("error").orElseThrow().integer("code")).hasValue(-32601);
            assertThat(OldClient.json(ready).integer("id")).hasValue(3);
        }
    }

    @Test
    void an_unknown_tool_is_an_invalid_params_error() {
        JsonObject answer = newest().ask(OldClient.call(1, "nope", "{}"));
        assertThat(answer.object("error").orElseThrow().integer("code")).hasValue(-32602);
    }

    @Test
    void S15_a_lack_of_scopes_is_403_with_a_challenge() {
        var filing = McpServer.named("files", "1").tool("write", "Writes", tool -> {
            tool.scope("files:read", "Read your files").scope("files:write", "Change your files");
            return _ -> ToolResult.text("done");
        }).build();
        var endpoint = new McpEndpoint(filing, memory.platform(), new SessionEndpoint(filing, memory.platform(), SessionLimits.standard()));
        HttpResponse.Ready refused =
            OldClient.connected(endpoint, OldClient.user("ada"), Revision.NOVEMBER_2025).post(OldClient.call(1, "write", "{}"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().find("WWW-Authenticate")).contains(
            "Bearer error=\"insufficient_scope\", scope=\"files:read files:write\", error_description=\"Sign in again from your app and allow more\"");
        assertThat(OldClient.json(refused).integer("id")).hasValue(1);
    }

    @Test
    void the_id_comes_back_as_it_was_sent() {
        JsonObject answer = newest().ask("""
            {"jsonrpc":"2.0","id":"ümläut-1","method":"ping"}""");
        assertThat(answer.string("id")).contains("ümläut-1");
    }

    @Test
    void H12_a_bug_in_a_tool_shows_only_an_id_and_is_logged() {
        var bugs = new ArrayList<String>();
        var broken = OldClient.connected(LoggingBugs.endpoint(memory, bugs), OldClient.user("ada"), Revision.NOVEMBER_2025);
        JsonObject error = broken.ask(OldClient.call(1, "broken", "{}")).object("error").orElseThrow();
        assertThat(error.integer("code")).hasValue(-32603);
        assertThat(error.text()).doesNotContain("secret");
        assertThat(bugs).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "null", "\"x\"", "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}"})
    void what_is_no_message_is_a_bad_request(String body) {
        HttpResponse.Ready ready = newest().post(body);
        assertThat(ready.status()).isEqualTo(400);
        assertThat(OldClient.json(ready).object("error").orElseThrow().integer("code")).hasValue(-32600);
    }

    @Test
    void V20_keys_in_another_letter_case_are_unknown_keys() {
        assertThat(newest().post("""
            {"jsonrpc":"2.0","id":1,"Method":"ping"}""").status()).isEqualTo(400);
    }

    @Test
    void a_request_without_a_session_is_a_bad_request_that_says_how_to_begin() {
        HttpResponse.Ready ready = OldClient.of(server, OldClient.user("ada")).post(OldClient.request(9, "tools/list", "{}"));
        assertThat(ready.status()).isEqualTo(400);
        assertThat(OldClient.json(ready).integer("id")).hasValue(9);
        assertThat(OldClient.json(ready).object("error").orElseThrow().string("message").orElseThrow()).contains("initialize");
    }

    @Test
    void a_ping_needs_no_session() {
        assertThat(OldClient.of(server, OldClient.user("ada")).ask(OldClient.request(1, "ping", "{}")).object("result")).isPresent();
    }

    @Test
    void responses_and_notifications_nobody_waits_for_are_accepted() {
        OldClient client = newest();
        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}").status()).isEqualTo(202);
        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":99,\"error\":{\"code\":-1,\"message\":\"no\"}}").status()).isEqualTo(202);
        assertThat(client.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/roots/list_changed\"}").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-18", "2025-03-26", "2025-11-25", "2024-11-05"})
    void the_version_header_may_name_any_revision_we_speak(String version) {
        assertThat(newest().revision(version).post(OldClient.request(1, "ping", "{}")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01-01", "garbage", "DRAFT-2025"})
    void an_unknown_version_header_is_a_bad_request(String version) {
        OldClient client = newest().revision(version);
        assertThat(client.post(OldClient.request(1, "ping", "{}")).status()).isEqualTo(400);
        assertThat(client.get("text/event-stream").status()).isEqualTo(400);
        assertThat(client.delete().status()).isEqualTo(400);
        assertThat(newest().post(OldClient.request(1, "ping", "{}")).status()).isEqualTo(200);
    }

    @Test
    void without_a_version_header_the_session_says_the_revision() {
        JsonObject tools = newest().withoutRevision().ask(OldClient.request(1, "tools/list", "{}"));
        assertThat(tools.text()).contains("outputSchema");
        JsonObject older = client(Revision.MARCH_2025).withoutRevision().ask(OldClient.request(1, "tools/list", "{}"));
        assertThat(older.text()).doesNotContain("outputSchema");
    }

    @Test
    void an_accept_header_that_names_neither_kind_of_answer_is_not_acceptable() {
        assertThat(newest().post(OldClient.request(1, "ping", "{}"), "text/html").status()).isEqualTo(406);
        assertThat(newest().post(OldClient.request(1, "ping", "{}"), "application/json").status()).isEqualTo(200);
        assertThat(newest().post(OldClient.request(1, "ping", "{}"), "*/*").status()).isEqualTo(200);
    }

    @Test
    void V18_two_hundred_users_with_the_same_request_ids_each_get_their_own_answer() throws Exception {
        var calls = new ArrayList<Callable<Optional<String>>>();
        for (int i = 0; i < 200; i++) {
            String name = "user-" + i;
            var client = OldClient.connected(server, OldClient.user(name), Revision.NOVEMBER_2025);
            calls.add(() -> {
                for (int id = 0; id < 20; id++) {
                    String said = text(client.ask(OldClient.call(id, "who", "{}")));
                    if (!said.equals(name)) {
                        return Optional.of(name + " heard " + said);
                    }
                }
                return Optional.empty();
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(calls)) {
                assertThat(outcome.get()).isEmpty();
            }
        }
    }

    static String text(JsonObject answer) {
        return answer.object("result").orElseThrow().array("content").orElseThrow().get(0).asObject().orElseThrow().string("text")
            .orElseThrow();
    }

    @Test
    void progress_and_the_result_come_on_one_stream_when_a_token_asks_for_it() {
        HttpResponse.Ready ready = newest().post(OldClient.callWithProgress(4, "steps", "{}"));
        assertThat(OldClient.isStream(ready)).isTrue();
        List<JsonObject> messages = OldClient.stream(ready).messages();
        assertThat(messages).extracting(message -> message.string("method").orElse("response"))
            .containsExactly("notifications/progress", "notifications/progress", "response");
        assertThat(messages.getFirst().object("params").orElseThrow().text())
            .isEqualTo("{\"progress\":1,\"total\":2,\"message\":\"half way\",\"progressToken\":\"p4\"}");
        assertThat(messages.getLast().integer("id")).hasValue(4);
    }

    @Test
    void every_stream_tells_proxies_not_to_hold_it_back() {
        for (HttpResponse.Ready ready : List.of(newest().post(OldClient.callWithProgress(1, "steps", "{}")),
            newest().get("text/event-stream"))) {
            assertThat(ready.headers().find("Cache-Control")).contains("no-cache, no-transform");
            assertThat(ready.headers().find("X-Accel-Buffering")).contains("no");
            assertThat(ready.headers().find("Content-Type")).contains("text/event-stream");
        }
    }

    @Test
    void a_client_that_takes_no_stream_gets_the_result_alone() {
        HttpResponse.Ready ready = newest().post(OldClient.callWithProgress(1, "steps", "{}"), "application/json");
        assertThat(text(OldClient.json(ready))).isEqualTo("done");
    }

    @Test
    void the_oldest_revision_knows_no_message_in_progress() {
        List<JsonObject> messages =
            OldClient.stream(client(Revision.NOVEMBER_2024).post(OldClient.callWithProgress(4, "steps", "{}"))).messages();
        assertThat(messages.getFirst().object("params").orElseThrow().has("message")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = "JULY_2026", mode = EnumSource.Mode.EXCLUDE)
    void log_lines_come_from_the_level_the_session_has_set(Revision revision) {
        OldClient client = client(revision);
        assertThat(OldClient.isStream(client.post(OldClient.call(1, "steps", "{}")))).isFalse();
        assertThat(client.ask(OldClient.request(2, "logging/setLevel", "{\"level\":\"info\"}")).object("result"))
            .contains(JsonObject.empty());
        List<JsonObject> messages = OldClient.stream(client.post(OldClient.call(3, "steps", "{}"))).messages();
        assertThat(messages).hasSize(2);
        assertThat(messages.getFirst().object("params").orElseThrow().text()).isEqualTo("{\"level\":\"warning\",\"data\":\"careful\"}");
    }

    @Test
    void a_log_level_is_the_sessions_own() {
        OldClient loud = newest();
        loud.ask(OldClient.request(1, "logging/setLevel", "{\"level\":\"debug\"}"));
        assertThat(OldClient.isStream(newest().post(OldClient.call(1, "steps", "{}")))).isFalse();
    }

    @Test
    void an_unknown_log_level_is_an_invalid_params_error() {
        JsonObject answer = newest().ask(OldClient.request(2, "logging/setLevel", "{\"level\":\"loud\"}"));
        assertThat(answer.object("error").orElseThrow().integer("code")).hasValue(-32602);
    }

    @Test
    void V32_line_breaks_in_what_a_tool_says_break_no_event() {
        OldClient client = newest();
        String text = "\r\n\r\ndata: {\\\"forged\\\":true}\\u2028\\u0000\r";
        String name = text.replace("\r", "\\r").replace("\n", "\\n");
        HttpResponse.Ready ready = client.post(OldClient.request(1, "tools/call", """
            {"name":"%s","arguments":{},"_meta":{"progressToken":"t"}}""".formatted(name)), "text/event-stream");
        String wire = OldClient.stream(ready).events().getFirst().text();
        assertThat(wire.lines().filter(line -> line.startsWith("data:"))).hasSize(1);
        assertThat(wire).endsWith("\n\n");
    }

    @Test
    void a_batch_of_2025_03_26_is_answered_in_one_array() {
        HttpResponse.Ready ready = client(Revision.MARCH_2025).post("[" + OldClient.request(1, "ping", "{}") + ","
            + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}," + OldClient.call(2, "who", "{}") + ","
            + OldClient.request(3, "no/such", "{}") + "]");
        var answers = OldClient.value(ready).asArray().orElseThrow();
        assertThat(answers.values()).extracting(answer -> answer.asObject().orElseThrow().integer("id").orElseThrow()).containsExactly(1L,
            2L, 3L);
        assertThat(text(answers.get(1).asObject().orElseThrow())).isEqualTo("ada");
        assertThat(answers.get(2).asObject().orElseThrow().object("error")).isPresent();
    }

    @Test
    void a_batch_that_asks_for_progress_is_answered_on_a_stream() {
        HttpResponse.Ready ready = client(Revision.MARCH_2025).post("[" + OldClient.callWithProgress(1, "steps", "{}") + ","
            + OldClient.request(2, "ping", "{}") + "]");
        assertThat(OldClient.stream(ready).messages()).extracting(message -> message.string("method").orElse("response"))
            .containsExactly("notifications/progress", "notifications/progress", "response", "response");
    }

    @Test
    void a_batch_of_notifications_is_accepted() {
        assertThat(client(Revision.MARCH_2025).post("[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}]").status())
            .isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource(value = Revision.class, names = {"MARCH_2025", "JULY_2026"}, mode = EnumSource.Mode.EXCLUDE)
    void H07_any_other_revision_refuses_batches(Revision revision) {
        HttpResponse.Ready ready = client(revision).post("[" + OldClient.request(1, "ping", "{}") + "]");
        assertThat(ready.status()).isEqualTo(400);
        assertThat(OldClient.json(ready).object("error").orElseThrow().integer("code")).hasValue(-32600);
    }

    @Test
    void H07_a_batch_has_at_most_fifty_messages() {
        OldClient march = client(Revision.MARCH_2025);
        assertThat(march.post(batch(50)).status()).isEqualTo(200);
        assertThat(march.post(batch(51)).status()).isEqualTo(400);
        assertThat(march.post("[]").status()).isEqualTo(400);
    }

    @Test
    void a_batch_with_something_wrong_in_it_runs_not_at_all() {
        OldClient march = client(Revision.MARCH_2025);
        assertThat(march.post("[" + OldClient.request(1, "logging/setLevel", "{\"level\":\"debug\"}") + ",5]").status()).isEqualTo(400);
        assertThat(march.post("[" + OldClient.initialize("2025-03-26") + "]").status()).isEqualTo(400);
        assertThat(OldClient.isStream(march.post(OldClient.call(1, "steps", "{}")))).isFalse();
    }

    private static String batch(int size) {
        var messages = new ArrayList<Json>();
        for (int i = 0; i < size; i++) {
            messages.add(Json.parse(OldClient.request(i, "ping", "{}")));
        }
        return new JsonArray(messages).text();
    }

    @Test
    void H08_a_session_has_a_bounded_number_of_calls_at_work() {
        OldClient client = newest();
        var held = new ArrayList<HttpResponse>();
        for (int i = 0; i < SessionLimits.standard().calls(); i++) {
            held.add(client.start(OldClient.call(i, "who", "{}"), OldClient.BOTH));
        }
        JsonObject refused = client.ask(OldClient.call(1000, "who", "{}"));
        assertThat(refused.object("error").orElseThrow().integer("code")).hasValue(-32000);
        held.getFirst().ready();
        assertThat(client.ask(OldClient.call(1001, "who", "{}")).object("result")).isPresent();
    }

    @Test
    void an_inline_tool_is_answered_without_waiting() {
        assertThat(newest().start(OldClient.call(1, "add", "{\"a\":1,\"b\":2}"), OldClient.BOTH)).isInstanceOf(HttpResponse.Ready.class);
        assertThat(newest().start(OldClient.call(1, "who", "{}"), OldClient.BOTH)).isInstanceOf(HttpResponse.Waiting.class);
    }

    @Test
    void a_get_without_a_session_is_method_not_allowed() {
        assertThat(OldClient.of(server, OldClient.user("ada")).get("text/event-stream").status()).isEqualTo(405);
    }

    @Test
    void a_get_that_takes_no_stream_is_not_acceptable() {
        assertThat(newest().get("application/json").status()).isEqualTo(406);
    }

    @Test
    void a_get_stream_stays_open_holds_no_thread_and_ends_with_the_session() {
        OldClient client = newest();
        HttpResponse.Ready ready = client.get("text/event-stream");
        assertThat(ready.body()).isInstanceOf(Body.OpenEvents.class);
        RecordingStream stream = OldClient.stream(ready);
        assertThat(stream.isOpen()).isTrue();
        client.delete();
        assertThat(stream.isOpen()).isFalse();
    }

    @Test
    void a_session_survives_the_loss_of_its_stream() {
        OldClient client = newest();
        OldClient.stream(client.get("text/event-stream")).close();
        assertThat(client.post(OldClient.request(1, "ping", "{}")).status()).isEqualTo(200);
        assertThat(client.get("text/event-stream").status()).isEqualTo(200);
    }

    @Test
    void H08_a_session_has_a_bounded_number_of_streams() {
        OldClient client = newest();
        var streams = new ArrayList<RecordingStream>();
        for (int i = 0; i < SessionLimits.standard().streams(); i++) {
            streams.add(OldClient.stream(client.get("text/event-stream")));
        }
        assertThat(client.get("text/event-stream").status()).isEqualTo(429);
        streams.getFirst().close();
        assertThat(client.get("text/event-stream").status()).isEqualTo(200);
    }
}
