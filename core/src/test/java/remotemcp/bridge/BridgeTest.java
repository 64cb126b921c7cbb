package remotemcp.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import remotemcp.client.ScriptedServer;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// What reaches the other side, for hosts and servers of either era.
class BridgeTest {
    private static final String META =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"new\",\"version\":\"1\"},"
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{}}}";
    private static final String DISCOVERED =
        "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{},\"resources\":{\"subscribe\":true}},"
            + "\"instructions\":\"mind\",\"ttlMs\":0,\"cacheScope\":\"public\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"newer\",\"version\":\"1\"}}}";
    private static final String INITIALIZE =
        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"old\",\"version\":\"1\"}}";

    private final ScriptedServer server = new ScriptedServer();
    private final List<Json> host = new ArrayList<>();
    private final Bridge bridge = Bridge.to("https://example.com/mcp").on(server.world(Runnable::run)).open(host::add, new Silent());

    /// Tells nobody anything.
    private static final class Silent implements Notices {
        @Override
        public void tell(String line) {
        }

        @Override
        public void detail(String line) {
        }

        @Override
        public void bug(RuntimeException fault) {
            throw fault;
        }
    }

    private void ask(int id, String method, String params) {
        bridge.take(("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}")
            .getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject last() {
        return host.getLast().asObject().orElseThrow();
    }

    private JsonObject result() {
        return last().object("result").orElseThrow();
    }

    private JsonObject sent(int fromEnd) {
        Outbound.Call call = server.calls().get(server.calls().size() - fromEnd);
        return Json.parse(call.body()).asObject().orElseThrow();
    }

    private static String text(Json json) {
        return json.text();
    }

    private BridgeTest newerServer() {
        server.error("initialize", 404, "{\"code\":-32601,\"message\":\"no\"}").result("server/discover", DISCOVERED);
        return this;
    }

    private void oldHost() {
        ask(0, "initialize", INITIALIZE);
        bridge.take("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}".getBytes(StandardCharsets.UTF_8));
    }

    private void newHost() {
        ask(0, "server/discover", "{" + META + "}");
    }

    @Test
    void an_older_host_and_server_meet_in_their_own_words() {
        server.shakesHands("2025-06-18").result("x/unknown", "{\"b\":[1,2.50],\"resultType\":\"kept\"}");
        ask(0, "initialize", INITIALIZE.replace("\"elicitation\":{}", ""));
        assertThat(text(result())).isEqualTo(
            "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}");
        ask(7, "x/unknown", "{\"a\":{\"c\":1e3},\"_meta\":{\"progressToken\":\"t\"}}");
        assertThat(text(last())).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"b\":[1,2.50],\"resultType\":\"kept\"}}");
        assertThat(text(sent(1).object("params").orElseThrow())).isEqualTo("{\"a\":{\"c\":1e3},\"_meta\":{\"progressToken\":\"t\"}}");
        assertThat(server.methods().contains("server/discover")).isFalse();
    }

    /// It could ask nothing in the older era: that takes a session.
    @Test
    void a_server_of_both_eras_without_sessions_is_spoken_to_in_the_newer_one_for_a_host_that_can_be_asked() {
        server.shakesHands("2025-06-18").result("server/discover", DISCOVERED);
        oldHost();
        assertThat(result().object("serverInfo").orElseThrow().string("name").orElse("")).isEqualTo("newer");
    }

    @Test
    void the_handshake_of_an_older_host_is_answered_from_what_a_newer_server_tells_of_itself() {
        newerServer().oldHost();
        assertThat(text(result()))
            .isEqualTo("{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{},\"resources\":{\"subscribe\":true}},"
                + "\"serverInfo\":{\"name\":\"newer\",\"version\":\"1\"},\"instructions\":\"mind\"}");
    }

    @Test
    void an_older_host_s_requests_say_to_a_newer_server_who_asks_and_its_results_lose_what_is_new() {
        server.result("tools/list",
            "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"a\",\"inputSchema\":{},\"new\":true}],\"ttlMs\":5,\"cacheScope\":\"public\",\"more\":1}");
        newerServer().oldHost();
        ask(1, "logging/setLevel", "{\"level\":\"info\"}");
        assertThat(text(result())).isEqualTo("{}");
        ask(2, "ping", "{}");
        assertThat(text(result())).isEqualTo("{}");
        ask(3, "tools/list", "{}");
        assertThat(text(result())).isEqualTo("{\"tools\":[{\"name\":\"a\",\"inputSchema\":{},\"new\":true}],\"more\":1}");
        JsonObject meta = sent(1).object("params").orElseThrow().object("_meta").orElseThrow();
        assertThat(meta.string("io.modelcontextprotocol/protocolVersion").orElse("")).isEqualTo("2026-07-28");
        assertThat(meta.string("io.modelcontextprotocol/logLevel").orElse("")).isEqualTo("info");
        assertThat(text(meta.object("io.modelcontextprotocol/clientCapabilities").orElseThrow())).isEqualTo("{\"elicitation\":{}}");
        assertThat(server.calls().getLast().headers().find("Mcp-Method").orElse("")).isEqualTo("tools/list");
        assertThat(server.methods().contains("ping")).isFalse();
    }

    @Test
    void what_a_newer_server_wants_to_know_is_asked_of_an_older_host_and_brought_by_the_next_round() {
        server.result("tools/list", "{\"tools\":[{\"name\":\"t\",\"inputSchema\":{}}]}").on("tools/call", request -> {
            boolean isAnswered = request.object("params").orElseThrow().has("inputResponses");
            String result = isAnswered ? "{\"resultType\":\"complete\",\"content\":[]}"
                : "{\"resultType\":\"input_required\",\"requestState\":\"s\",\"inputRequests\":{\"who\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}}}";
            return ScriptedServer.json(200,
                "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":" + result + "}");
        });
        newerServer().oldHost();
        ask(5, "tools/call", "{\"name\":\"t\",\"arguments\":{}}");
        assertThat(last().string("method").orElse("")).isEqualTo("elicitation/create");
        assertThat(text(last().object("params").orElseThrow())).isEqualTo("{\"message\":\"Who?\"}");
        String question = last().find("id").orElseThrow().text();
        bridge.take(("{\"jsonrpc\":\"2.0\",\"id\":" + question + ",\"result\":{\"action\":\"accept\"}}").getBytes(StandardCharsets.UTF_8));
        assertThat(text(last())).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"content\":[]}}");
        assertThat(text(sent(1).object("params").orElseThrow().object("inputResponses").orElseThrow()))
            .isEqualTo("{\"who\":{\"action\":\"accept\"}}");
        assertThat(sent(1).object("params").orElseThrow().string("requestState").orElse("")).isEqualTo("s");
    }

    @Test
    void what_an_older_host_refuses_to_answer_ends_the_call_with_its_error() {
        server.result("tools/list", "{\"tools\":[]}").result("tools/call",
            "{\"resultType\":\"input_required\",\"inputRequests\":{\"r\":{\"method\":\"roots/list\",\"params\":{}}}}");
        newerServer().oldHost();
        ask(5, "tools/call", "{\"name\":\"t\",\"arguments\":{}}");
        String question = last().find("id").orElseThrow().text();
        bridge.take(("{\"jsonrpc\":\"2.0\",\"id\":" + question + ",\"error\":{\"code\":-1,\"message\":\"mine\"}}")
            .getBytes(StandardCharsets.UTF_8));
        assertThat(text(last())).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-1,\"message\":\"mine\"}}");
    }

    @Test
    void what_an_older_host_subscribes_to_becomes_a_stream_of_changes() {
        newerServer().oldHost();
        ask(1, "resources/subscribe", "{\"uri\":\"note://1\"}");
        assertThat(text(result())).isEqualTo("{}");
        assertThat(sent(1).string("method").orElse("")).isEqualTo("subscriptions/listen");
        assertThat(text(sent(1).object("params").orElseThrow().object("notifications").orElseThrow()))
            .isEqualTo("{\"resourceSubscriptions\":[\"note://1\"]}");
    }

    @Test
    void a_newer_host_and_server_meet_in_their_own_words_with_the_fields_that_http_wants() {
        server.result("server/discover", DISCOVERED)
            .result("tools/list",
                "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"properties\":{\"r\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}}}]}")
            .result("tools/call", "{\"resultType\":\"input_required\",\"requestState\":\"x\"}");
        newHost();
        assertThat(text(result())).isEqualTo(DISCOVERED.replace(" ", ""));
        ask(1, "tools/call", "{\"name\":\"t\",\"arguments\":{\"r\":\"here\"},\"odd\":1," + META + "}");
        assertThat(text(result())).isEqualTo("{\"resultType\":\"input_required\",\"requestState\":\"x\"}");
        assertThat(sent(1).object("params").orElseThrow().has("odd")).isTrue();
        assertThat(server.calls().getLast().headers().find("Mcp-Param-Region").orElse("")).isEqualTo("here");
        assertThat(server.calls().getLast().headers().find("Mcp-Name").orElse("")).isEqualTo("t");
        assertThat(server.methods().contains("initialize")).isFalse();
    }

    @Test
    void a_newer_host_s_first_words_become_a_handshake_with_an_older_server() {
        server.shakesHands("2025-11-25");
        newHost();
        assertThat(text(result())).isEqualTo(
            "{\"resultType\":\"complete\",\"ttlMs\":0,\"cacheScope\":\"private\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{\"tools\":{}},"
                + "\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}}");
        assertThat(server.methods().containsAll(List.of("server/discover", "initialize", "notifications/initialized"))).isTrue();
    }

    @Test
    void a_newer_host_s_requests_lose_what_is_new_and_an_older_server_s_results_get_it() {
        server.shakesHands("2025-11-25").result("tools/list", "{\"tools\":[]}");
        newHost();
        ask(1, "tools/list", "{\"cursor\":\"c\"," + META + "}");
        assertThat(text(sent(1).object("params").orElseThrow())).isEqualTo("{\"cursor\":\"c\"}");
        assertThat(result().string("resultType").orElse("")).isEqualTo("complete");
        assertThat(result().string("cacheScope").orElse("")).isEqualTo("private");
        ask(2, "ping", "{" + META + "}");
        assertThat(last().object("error").orElseThrow().integer("code").orElse(0)).isEqualTo(-32601);
    }

    @Test
    void what_an_older_server_asks_during_a_call_becomes_the_call_s_answer_and_the_next_request_takes_its_place() {
        server.shakesHands("2025-11-25").status("answer", 202).on("tools/call", request -> ScriptedServer.events(
            "data: {\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}\n\n"
                + "data: {\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":{\"content\":[]}}\n\n"));
        newHost();
        ask(1, "tools/call", "{\"name\":\"t\",\"arguments\":{}," + META + "}");
        assertThat(result().string("resultType").orElse("")).isEqualTo("input_required");
        String state = result().string("requestState").orElseThrow();
        assertThat(text(result().object("inputRequests").orElseThrow()))
            .isEqualTo("{\"input\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"Who?\"}}}");
        ask(2, "tools/call", "{\"name\":\"t\",\"arguments\":{},\"requestState\":\"" + state
            + "\",\"inputResponses\":{\"input\":{\"action\":\"accept\"}}," + META + "}");
        assertThat(text(sent(1))).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{\"action\":\"accept\"}}");
        assertThat(last().integer("id").orElse(0)).isEqualTo(2);
        assertThat(result().has("content")).isTrue();
    }

    @Test
    void pages_that_an_older_server_wants_opened_are_asked_of_a_newer_host() {
        server.shakesHands("2025-11-25").error("tools/call", 200,
            "{\"code\":-32042,\"message\":\"open\",\"data\":{\"elicitations\":[{\"mode\":\"url\",\"elicitationId\":\"7\",\"url\":\"https://example.com/\",\"message\":\"m\"}]}}");
        newHost();
        ask(1, "tools/call", "{\"name\":\"t\",\"arguments\":{}," + META + "}");
        assertThat(result().object("inputRequests").orElseThrow().object("page7").orElseThrow().string("method").orElse(""))
            .isEqualTo("elicitation/create");
    }

    @Test
    void changes_at_an_older_server_reach_the_newer_host_that_listens_for_them() {
        server.on("initialize", request -> ScriptedServer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text()
            + ",\"result\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{\"listChanged\":true}},\"serverInfo\":{\"name\":\"o\",\"version\":\"1\"}}}"))
            .status("notifications/initialized", 202)
            .on("tools/call",
                request -> ScriptedServer.events("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n"
                    + "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":1}}\n\n"
                    + "data: {\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":{}}\n\n"));
        newHost();
        ask(9, "subscriptions/listen", "{\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":true}," + META + "}");
        assertThat(text(last())).isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/subscriptions/acknowledged\",\"params\":{\"notifications\":{\"toolsListChanged\":true},"
                + "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":9}}}");
        int before = host.size();
        ask(1, "tools/call", "{\"name\":\"t\",\"arguments\":{}," + META + "}");
        assertThat(host.size()).isEqualTo(before + 2);
        assertThat(text(host.get(before))).isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\",\"params\":{\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":9}}}");
    }

    /// The streams of one server may count from the same number.
    @Test
    void a_server_s_questions_reach_an_older_host_under_ids_of_their_own() {
        server.shakesHands("2025-11-25").status("answer", 202).on("tools/call", request -> ScriptedServer.events(
            "data: {\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"roots/list\"}\n\n"
                + "data: {\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"roots/list\"}\n\n"
                + "data: {\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":{}}\n\n"));
        oldHost();
        ask(1, "tools/call", "{\"name\":\"t\",\"arguments\":{}}");
        Json one = host.get(host.size() - 3).asObject().orElseThrow().find("id").orElseThrow();
        Json two = host.get(host.size() - 2).asObject().orElseThrow().find("id").orElseThrow();
        assertThat(one.equals(two)).isFalse();
        bridge.take(("{\"jsonrpc\":\"2.0\",\"id\":" + two.text() + ",\"result\":{\"roots\":[]}}").getBytes(StandardCharsets.UTF_8));
        assertThat(text(sent(1))).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"roots\":[]}}");
    }

    @Test
    void a_call_of_a_batch_that_the_host_gives_up_does_not_hold_back_the_answers_of_the_others() {
        server.shakesHands("2025-03-26").result("tools/list", "{\"tools\":[]}").on("tools/call", request -> {
            bridge.take("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1.0}}"
                .getBytes(StandardCharsets.UTF_8));
            return ScriptedServer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":{}}");
        }).status("notifications/cancelled", 202);
        oldHost();
        bridge.take(
            ("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\",\"params\":null}]")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(text(host.getLast())).isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"tools\":[]}}]");
        assertThat(server.methods().contains("notifications/cancelled")).isTrue();
    }

    @Test
    void a_newer_server_that_is_away_for_the_moment_is_not_taken_for_an_older_one() {
        server.status("server/discover", 503).shakesHands("2025-11-25");
        newHost();
        assertThat(last().object("error").isPresent()).isTrue();
        assertThat(server.methods()).isEqualTo(List.of("server/discover"));
        server.result("server/discover", DISCOVERED);
        newHost();
        assertThat(text(result())).isEqualTo(DISCOVERED.replace(" ", ""));
    }

    @Test
    void a_slow_newer_server_is_not_taken_for_an_older_one() {
        server.on("server/discover", _ -> {
            throw OutboundException.late("no answer");
        }).shakesHands("2025-11-25");
        newHost();
        assertThat(last().object("error").isPresent()).isTrue();
        assertThat(server.methods()).isEqualTo(List.of("server/discover"));
    }

    @Test
    void tools_are_read_to_their_last_page_also_when_its_cursor_is_empty_or_null() {
        for (String last : List.of("\"\"", "null")) {
            server.result("tools/list", "{\"resultType\":\"complete\",\"tools\":[],\"nextCursor\":" + last + "}").result("tools/call",
                "{\"resultType\":\"complete\",\"content\":[]}");
            newerServer().oldHost();
            int before = server.calls().size();
            ask(5, "tools/call", "{\"name\":\"t\",\"arguments\":{}}");
            assertThat(server.methods().subList(before, server.calls().size())).isEqualTo(List.of("tools/list", "tools/call"));
        }
    }

    @Test
    void what_a_host_that_has_closed_its_side_is_asked_ends_the_call_with_an_error() {
        server.result("tools/list", "{\"tools\":[]}").result("tools/call",
            "{\"resultType\":\"input_required\",\"inputRequests\":{\"r\":{\"method\":\"roots/list\",\"params\":{}}}}");
        newerServer().oldHost();
        ask(5, "tools/call", "{\"name\":\"t\",\"arguments\":{}}");
        assertThat(last().string("method").orElse("")).isEqualTo("roots/list");
        bridge.finish(10_000);
        assertThat(last().integer("id").orElse(0)).isEqualTo(5);
        assertThat(last().object("error").orElseThrow().string("message").orElse(""))
            .isEqualTo("The host has closed its side and answers nothing more");
    }

    @Test
    void two_requests_under_one_id_are_refused() {
        server.shakesHands("2025-11-25");
        server.on("tools/call", request -> {
            ask(1, "tools/list", "{}");
            return ScriptedServer.json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":{}}");
        });
        oldHost();
        ask(1, "tools/call", "{\"name\":\"t\",\"arguments\":{}}");
        assertThat(host.get(host.size() - 2).asObject().orElseThrow().object("error").orElseThrow().integer("code").orElse(0))
            .isEqualTo(-32600);
    }

    @Test
    void nothing_is_asked_of_a_server_before_the_host_has_begun() {
        ask(1, "tools/list", "{}");
        assertThat(last().object("error").orElseThrow().integer("code").orElse(0)).isEqualTo(-32600);
        ask(2, "ping", "{}");
        assertThat(text(result())).isEqualTo("{}");
        assertThat(server.calls().isEmpty()).isTrue();
    }
}
