package remotemcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.RpcException;

/// A call that takes long is answered by a stream, though nothing said so beforehand.
class StatelessLateStreamTest {
    private final MemoryPlatform world = MemoryPlatform.create();
    private final McpServer tools = McpServer.named("x", "1")
        .tool("work", "Works", _ -> _ -> ToolResult.text("done"))
        .tool("fail", "Fails", _ -> _ -> {
            throw RpcException.invalidParams("not like this");
        }).build();

    static HttpHandler endpoint(McpServer server, MemoryPlatform world) {
        var endpoint = new McpEndpoint(server, world.platform());
        return request -> endpoint.handle(request, Caller.anyone());
    }

    private HttpResponse.Waiting call(String tool, String accept) {
        HttpRequest request = McpEndpointTest.accepting(StatelessClient.call(tool, "{}"), accept);
        return (HttpResponse.Waiting) endpoint(tools, world).handle(request).whole();
    }

    @Test
    void an_answer_that_is_there_in_time_is_json() {
        HttpResponse.Waiting call = call("work", "application/json, text/event-stream");
        HttpResponse.Ready answer = call.ready();
        assertThat(StatelessClient.json(answer).has("result")).isTrue();
        assertThat(call.late().orElseThrow().stream().open(new StatelessClient.Events())).as("a stream after that").isFalse();
    }

    @Test
    void an_answer_that_takes_long_is_the_end_of_a_stream() {
        for (String tool : new String[]{"work", "fail"}) {
            HttpResponse.Waiting call = call(tool, "application/json, text/event-stream");
            HttpResponse.Late late = call.late().orElseThrow();
            assertThat(late.head().headers().find("Content-Type")).contains("text/event-stream");
            var events = new StatelessClient.Events();
            assertThat(late.stream().open(events)).isTrue();
            call.ready();
            assertThat(events.messages).hasSize(1);
            assertThat(events.messages.getFirst().has(tool.equals("work") ? "result" : "error")).isTrue();
            assertThat(events.isOpen()).isFalse();
        }
    }

    @Test
    void a_client_that_takes_no_stream_waits_for_its_json() {
        HttpResponse.Waiting call = call("work", "application/json");
        assertThat(call.late()).isEmpty();
        assertThat(StatelessClient.json(call.ready()).has("result")).isTrue();
    }

    @Test
    void what_guards_add_to_the_head_is_added_to_the_streams_head_too() {
        var changed =
            (HttpResponse.Waiting) call("work", "application/json, text/event-stream").map(ready -> ready.header("X-Guard", "was here"));
        assertThat(changed.late().orElseThrow().head().headers().find("X-Guard")).contains("was here");
    }

    @Test
    void a_whole_server_hands_the_stream_through_to_its_runtime() {
        HttpHandler app = remotemcp.auth.StandardApp.serving(tools).on(world.platform());
        HttpResponse answer = app.handle(StatelessClient.call("work", "{}")).whole();
        var seen = new java.util.ArrayList<HttpResponse.Late>();
        assertThat(answer.settled(seen::add)).isInstanceOf(HttpResponse.Ready.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void a_prompt_that_takes_long_has_a_stream_and_heartbeats_on_it() {
        var server = McpServer.named("x", "1").prompt("p", "Says it", _ -> _ -> {
            world.advance(20_000);
            return remotemcp.mcp.prompts.PromptMessages.user("it");
        }).build();
        var meta = StatelessClient.meta().with("progressToken", Json.of(1));
        HttpRequest request = StatelessClient.request("prompts/get", JsonObject.builder().put("name", "p").put("_meta", meta).build());
        var call = (HttpResponse.Waiting) endpoint(server, world).handle(request).whole();
        var events = new StatelessClient.Events();
        call.late().orElseThrow().stream().open(events);
        call.ready();
        assertThat(events.messages).extracting(message -> message.string("method").orElse("response"))
            .containsExactly("notifications/progress", "response");
    }
}
