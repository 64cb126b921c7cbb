package remotemcp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.transport.StatelessClient.call;
import static remotemcp.transport.StatelessClient.error;
import static remotemcp.transport.StatelessClient.json;
import static remotemcp.transport.StatelessClient.messages;
import static remotemcp.transport.StatelessClient.post;
import static remotemcp.transport.StatelessClient.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Content;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.platform.MemoryPlatform;
import remotemcp.platform.Platform;
import remotemcp.protocol.LogLevel;

class McpEndpointTest {
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final List<String> bugs = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final McpServer tools = McpServer.named("test", "1.0").title("Test").instructions("Use add.")
        .tool("echo", "Says it again", tool -> {
            var text = tool.string("text", "what to say").orElse("nothing");
            tool.inline();
            return call -> ToolResult.text(call.get(text));
        })
        .tool("work", "Works for a while", _ -> call -> {
            call.progress(1, 2);
            call.log(LogLevel.INFO, "half done");
            call.progress(2, 2);
            ran.add("work");
            return ToolResult.text(call.cancelled() ? "stopped" : "done");
        })
        .tool("broken", "Has a bug", _ -> _ -> {
            throw new IllegalStateException("secret detail");
        })
        .tool("endless", "Calls itself without end", _ -> call -> recurse(0))
        .tool("region", "Works somewhere", tool -> {
            var region = tool.string("region", "where").optional().header("Region");
            tool.integer("zone", "which zone").optional().header("Zone");
            return call -> ToolResult.text(call.get(region).orElse("anywhere"));
        })
        .build();
    private final StatelessClient client = new StatelessClient(endpoint(platform()));

    @Test
    void discover_says_who_the_server_is_and_what_it_can_do() {
        assertThat(client.result(request("server/discover", JsonObject.empty())).text()).isEqualTo("""
            {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{},"logging":{}},"instructions":"Use add.",\
            "ttlMs":300000,"cacheScope":"public",\
            "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"test","title":"Test","version":"1.0"}}}""");
    }

    @Test
    void S24_two_lists_are_byte_for_byte_the_same() {
        var list = request("tools/list", JsonObject.empty());
        assertThat(((Body.Bytes) client.send(list).body()).bytes()).isEqualTo(((Body.Bytes) client.send(list).body()).bytes());
        var result = client.result(list);
        assertThat(result.string("cacheScope")).contains("public");
        assertThat(result.integer("ttlMs")).hasValue(300_000);
        assertThat(result.array("tools").orElseThrow()).extracting(tool -> tool.asObject().orElseThrow().string("name").orElseThrow())
            .containsExactly("echo", "work", "broken", "endless", "region");
    }

    @Test
    void an_inline_tool_is_answered_at_once_as_one_json_object() {
        var response = client.server().handle(call("echo", "{\"text\":\"hi\"}")).whole();
        assertThat(response).isInstanceOf(HttpResponse.Ready.class);
        assertThat(json((HttpResponse.Ready) response).text()).isEqualTo("""
            {"jsonrpc":"2.0","id":1,"result":{"resultType":"complete","content":[{"type":"text","text":"hi"}],\
            "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"test","title":"Test","version":"1.0"}}}}""");
        assertThat(((HttpResponse.Ready) response).headers().find("Content-Type")).contains("application/json");
    }

    @Test
    void a_tool_that_may_wait_does_not_run_on_the_event_loop() {
        var response = client.server().handle(call("work", "{}")).whole();
        assertThat(response).isInstanceOf(HttpResponse.Waiting.class);
        assertThat(ran).isEmpty();
        assertThat(json(response.ready()).object("result").orElseThrow().text()).contains("done");
    }

    @Test
    void a_call_that_asks_for_progress_is_answered_by_a_stream_that_ends_with_the_response() {
        var response = client.send(request("tools/call", withMeta("work", "progressToken", Json.of(7))));
        assertThat(response.headers().find("Content-Type")).contains("text/event-stream");
        assertThat(response.headers().find("X-Accel-Buffering")).contains("no");
        var messages = messages(response);
        assertThat(messages).extracting(message -> message.string("method").orElse("response"))
            .containsExactly("notifications/progress", "notifications/progress", "response");
        assertThat(messages.get(0).object("params").orElseThrow().integer("progressToken")).hasValue(7);
        assertThat(messages.get(2).object("result").orElseThrow().string("resultType")).contains("complete");
    }

    @Test
    void log_lines_come_only_to_whom_asks_for_them() {
        assertThat(messages(client.send(request("tools/call", withMeta("work", "io.modelcontextprotocol/logLevel", Json.of("info"))))))
            .extracting(message -> message.string("method").orElse("response")).containsExactly("notifications/message", "response");
        assertThat(error(client.send(request("tools/call", withMeta("work", "io.modelcontextprotocol/logLevel", Json.of("loud"))))))
            .isEqualTo(-32602);
    }

    /// S22: nothing more is sent on a closed stream, and the tool sees that its client has gone.
    @Test
    void S22_closing_the_stream_cancels_the_call() {
        var call = request("tools/call", withMeta("work", "progressToken", Json.of(7)));
        var producer = ((Body.Events) client.send(call).body()).producer();
        call.departure().leave();
        var events = new StatelessClient.Events();
        producer.accept(events);
        assertThat(events.messages).isEmpty();
        assertThat(ran).containsExactly("work");
    }

    @Test
    void the_answer_is_one_the_client_takes() {
        var streaming = request("tools/call", withMeta("work", "progressToken", Json.of(7)));
        assertThat(json(client.send(accepting(streaming, "application/json"))).has("result")).isTrue();
        assertThat(messages(client.send(accepting(call("echo", "{}"), "text/event-stream")))).hasSize(1);
        assertThat(client.send(accepting(call("echo", "{}"), "application/*;q=0.5, text/*")).status()).isEqualTo(200);
        assertThat(client.send(accepting(call("echo", "{}"), "text/html, application/json;q=0")).status()).isEqualTo(406);
        assertThat(client.send(call("echo", "{}").header("Accept", "x/y")).status()).isEqualTo(200);
    }

    @Test
    void a_notification_is_accepted_without_content() {
        var response =
            client.send(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\"}").header("MCP-Protocol-Version", "2026-07-28"));
        assertThat(response.status()).isEqualTo(202);
        assertThat(((Body.Bytes) response.body()).bytes()).isEmpty();
    }

    @Test
    void our_own_bug_is_an_internal_error_that_tells_an_id_and_nothing_else() {
        var recorded = new StatelessClient(endpoint(recordingPlatform()));
        var response = recorded.send(call("broken", "{}"));
        assertThat(response.status()).isEqualTo(500);
        assertThat(error(response)).isEqualTo(-32603);
        assertThat(bugs).hasSize(1);
        assertThat(json(response).text()).contains(bugs.get(0)).doesNotContain("secret").doesNotContain("Exception");
        assertThat(json(response).integer("id")).hasValue(1);
        assertThat(error(recorded.send(call("endless", "{}")))).isEqualTo(-32603);
        var streamed = messages(recorded.send(request("tools/call", withMeta("broken", "progressToken", Json.of(1)))));
        assertThat(streamed).hasSize(1);
        assertThat(streamed.get(0).object("error").orElseThrow().integer("code")).hasValue(-32603);
        assertThat(bugs).hasSize(3);
    }

    @Test
    void a_bug_is_logged_as_the_same_event_however_its_tool_runs() {
        var broken = McpServer.named("test", "1.0").tool("at-once", "Fails on the event loop", tool -> {
            tool.inline();
            return _ -> {
                throw new IllegalStateException("bug");
            };
        }).tool("later", "Fails on a thread that may wait", _ -> _ -> {
            throw new IllegalStateException("bug");
        }).build();
        var endpoint = new McpEndpoint(broken, recordingPlatform());
        var recorded = new StatelessClient(request -> endpoint.handle(request, Caller.anyone()));
        recorded.send(call("at-once", "{}"));
        recorded.send(call("later", "{}"));
        messages(recorded.send(request("tools/call", withMeta("later", "progressToken", Json.of(1)))));
        assertThat(events).containsExactly("mcp.request", "mcp.request", "mcp.request");
    }

    /// V32.
    @Test
    void V32_no_text_of_a_tool_breaks_the_event_stream() {
        String text = "a\r\n\ndata: b\nevent: x\u2028\u2029\u0000\ud83d\ude00";
        var call = request("tools/call", JsonObject.builder().put("name", "echo").put("arguments", JsonObject.of("text", text))
            .put("_meta", StatelessClient.meta().with("progressToken", Json.of(1))).build());
        var sent = new ArrayList<String>();
        ((Body.Events) client.send(call).body()).producer().accept(new EventStream() {
            @Override
            public boolean send(ServerSentEvent event) {
                return sent.add(event.text());
            }

            @Override
            public void close() {
            }

            @Override
            public boolean isOpen() {
                return true;
            }
        });
        assertThat(sent).hasSize(1);
        String data = sent.get(0).lines().filter(line -> line.startsWith("data: ")).reduce("", (a, b) -> a + b.substring(6));
        assertThat(sent.get(0).split("[\r\n]+")).containsExactly("event: message", "data: " + data);
        assertThat(Json.parse(data).text()).contains(Json.of(text).text());
    }

    @Test
    void S15_a_lack_of_scopes_is_403_with_a_challenge() {
        var server = McpServer.named("x", "1").tool("write", "Writes", tool -> {
            tool.scope("files:read", "Read your files").scope("files:write", "Change your files");
            return _ -> ToolResult.text("done");
        }).build();
        var refused = new McpEndpoint(server, platform()).handle(call("write", "{}"), Caller.anyone()).ready();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers().find("WWW-Authenticate")).contains(
            "Bearer error=\"insufficient_scope\", scope=\"files:read files:write\", error_description=\"Sign in again from your app and allow more\"");
    }

    /// H08.
    @Test
    void H08_one_user_has_a_bounded_number_of_calls_at_work() {
        var nested = new ArrayList<HttpResponse.Ready>();
        var self = new ArrayList<McpEndpoint>();
        var ada = new Caller("ada", "client", Set.of(), JsonObject.empty());
        var server = McpServer.named("x", "1").tool("again", "Calls itself", _ -> _ -> {
            nested.add(self.get(0).handle(call("again", "{}"), ada).ready());
            return ToolResult.text("done");
        }).build();
        self.add(new McpEndpoint(server, platform()));
        for (int round = 0; round < 2; round++) {
            nested.clear();
            assertThat(self.get(0).handle(call("again", "{}"), ada).ready().status()).isEqualTo(200);
            assertThat(nested).hasSize(64);
            assertThat(nested.get(0).status()).isEqualTo(429);
            assertThat(nested.subList(1, 64)).allMatch(response -> response.status() == 200);
        }
    }

    @Test
    void GET_and_DELETE_without_a_session_are_not_allowed() {
        for (String method : List.of("GET", "DELETE", "PUT", "HEAD", "OPTIONS")) {
            var response = client.send(HttpRequest.of(method, "/mcp").header("Host", "localhost"));
            assertThat(response.status()).as(method).isEqualTo(405);
            assertThat(response.headers().find("Allow")).as(method).contains("POST, GET, DELETE");
        }
    }

    /// V18: equal ids of many callers at the same time.
    @Test
    void V18_two_hundred_callers_with_the_same_request_id_get_their_own_answers() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (int i = 0; i < 200; i++) {
                var mine = call("echo", "{\"text\":\"caller " + i + "\"}");
                running.add(threads.submit(() -> client.result(mine).array("content").orElseThrow().get(0).asObject().orElseThrow()
                    .string("text").orElseThrow()));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(running.get(i).get()).isEqualTo("caller " + i);
            }
        }
    }

    @Test
    void S20_arguments_repeated_in_headers_must_agree_with_the_body() {
        var body = "{\"region\":\"Hello\",\"zone\":42}";
        assertThat(region(body, "Hello", "42")).isEqualTo(200);
        assertThat(region(body, "=?base64?SGVsbG8=?=", "42.0")).isEqualTo(200);
        assertThat(region(body, " \tHello ", "4.2e1")).isEqualTo(200);
        assertThat(region("{\"region\":\"=?base64?x\",\"zone\":42}", "=?base64?x", "42")).isEqualTo(200);
        assertThat(region("{\"region\":\"x?=\",\"zone\":42}", "x?=", "42")).isEqualTo(200);
        assertThat(region("{\"region\":\"世界\",\"zone\":42}", "=?base64?5LiW55WM?=", "42")).isEqualTo(200);
        for (String[] wrong : new String[][]{{"hello", "42"}, {"=?base64?SGVsbG8?=", "42"}, {"=?base64?SGVs!!!bG8=?=", "42"},
            {"=?base64?SGVsbG9=?=", "42"}, {"=?BASE64?SGVsbG8=?=", "42"}, {"Hello", "43"}, {"Hello", "42x"}, {"Hello", "0x2a"},
            {"H\u00e9llo", "42"}}) {
            assertThat(region(body, wrong[0], wrong[1])).as(String.join(" ", wrong)).isEqualTo(-32020);
        }
        assertThat(error(client.send(call("region", body)))).as("headers missing").isEqualTo(-32020);
        assertThat(error(client.send(call("region", "{}").header("Mcp-Param-Region", "Hello")))).as("body missing").isEqualTo(-32020);
        assertThat(client.send(call("region", "{\"region\":null}").header("Mcp-Param-Other", "x")).status()).isEqualTo(200);
    }

    @Test
    void S20_an_encoded_name_is_decoded_before_it_is_compared() {
        var plain = call("echo", "{}");
        var headers = HeaderList.copyOf(plain.headers());
        assertThat(client.send(withHeaders(plain, headers.replacing("Mcp-Name", "=?base64?ZWNobw==?="))).status()).isEqualTo(200);
        assertThat(error(client.send(withHeaders(plain, headers.replacing("Mcp-Name", "=?base64?ZWNobw?="))))).isEqualTo(-32020);
        assertThat(error(client.send(withHeaders(plain, headers.with("Mcp-Name", "echo"))))).as("twice").isEqualTo(-32020);
        assertThat(error(client.send(withHeaders(plain, headers.with("Mcp-Method", "tools/list"))))).as("twice").isEqualTo(-32020);
        assertThat(error(client.send(withHeaders(plain, headers.with("MCP-Protocol-Version", "2025-11-25"))))).as("twice")
            .isEqualTo(-32020);
    }

    @Test
    void the_era_is_decided_by_each_request() {
        var seen = new ArrayList<String>();
        OlderRevisions older = new OlderRevisions() {
            @Override
            public HttpResponse post(HttpRequest request, Json body, Caller caller) {
                seen.add(body.text());
                return HttpResponse.of(200);
            }

            @Override
            public HttpResponse get(HttpRequest request, Caller caller) {
                return HttpResponse.of(200);
            }

            @Override
            public HttpResponse delete(HttpRequest request, Caller caller) {
                return HttpResponse.of(204);
            }
        };
        var endpoint = new McpEndpoint(tools, platform(), older);
        var both = new StatelessClient(request -> endpoint.handle(request, Caller.anyone()));
        for (HttpRequest old : List.of(post("[]"), post("{}").header("MCP-Protocol-Version", "2025-03-26"),
            post("{\"method\":\"initialize\"}"),
            post("{\"params\":{\"_meta\":{\"progressToken\":1}}}").header("MCP-Protocol-Version", "2025-11-25"))) {
            assertThat(both.send(old).status()).isEqualTo(200);
        }
        assertThat(seen).hasSize(4);
        for (HttpRequest modern : List.of(post("[]").header("MCP-Protocol-Version", "2026-07-28"),
            post("{}").header("MCP-Protocol-Version", "v9"),
            post("{\"params\":{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":1}}}").header("MCP-Protocol-Version",
                "2025-11-25"))) {
            assertThat(both.send(modern).status()).isEqualTo(400);
        }
        assertThat(seen).hasSize(4);
        assertThat(both.send(HttpRequest.get("/mcp").header("Mcp-Session-Id", "s")).status()).isEqualTo(200);
        assertThat(both.send(HttpRequest.of("DELETE", "/mcp").header("Mcp-Session-Id", "s")).status()).isEqualTo(204);
        assertThat(both.send(HttpRequest.get("/mcp")).status()).isEqualTo(405);
    }

    @Test
    void a_server_of_the_newest_revision_alone_names_it_to_older_clients() {
        var response =
            client.send(post("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\"}}"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).object("error").orElseThrow().object("data").orElseThrow().text())
            .isEqualTo("{\"supported\":[\"2026-07-28\"],\"requested\":\"2025-06-18\"}");
    }

    private long region(String arguments, String region, String zone) {
        var response = client.send(call("region", arguments).header("mcp-param-REGION", region).header("Mcp-Param-Zone", zone));
        return response.status() == 200 ? 200 : error(response);
    }

    private static JsonObject withMeta(String tool, String key, Json value) {
        return JsonObject.builder().put("name", tool).put("_meta", StatelessClient.meta().with(key, value)).build();
    }

    static HttpRequest accepting(HttpRequest request, String accept) {
        return withHeaders(request, HeaderList.copyOf(request.headers()).replacing("Accept", accept));
    }

    private static HttpRequest withHeaders(HttpRequest r, HeaderList headers) {
        return new HttpRequest(r.method(), r.path(), r.query(), headers, r.body(), r.peer(), r.departure());
    }

    private HttpHandler endpoint(Platform platform) {
        var endpoint = new McpEndpoint(tools, platform);
        return request -> endpoint.handle(request, Caller.anyone());
    }

    private static ToolResult recurse(int depth) {
        return depth < 0 ? ToolResult.text("") : recurse(depth + 1).and(new Content.Text(""));
    }

    private static Platform platform() {
        return MemoryPlatform.create().platform();
    }

    private Platform recordingPlatform() {
        Platform whole = platform();
        Log log = new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                bugs.add(id);
                events.add(event);
            }
        };
        return new Platform(whole.clock(), whole.random(), whole.crypto(), whole.store(), whole.outbound(), log, whole.secret());
    }
}
