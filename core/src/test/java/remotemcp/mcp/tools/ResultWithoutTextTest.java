package remotemcp.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.Content;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.MirrorCheck;
import remotemcp.mcp.RequestContext;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.protocol.RpcRequest;

/// Results that the models of some hosts get nothing of.
class ResultWithoutTextTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void the_log_warns_once_of_a_tool_whose_results_are_only_a_picture() {
        var server = server(ToolResult.of(new Content.Image("AA==", "image/png")));
        call(server);
        call(server);
        assertThat(log).hasSize(1);
        assertThat(log.getFirst()).startsWith("WARN tool.result.without_text {'tool':'look',");
    }

    @Test
    void a_link_or_a_binary_resource_alone_is_warned_of_too() {
        call(server(ToolResult.of(new Content.ResourceLink("file:///a", "a", Optional.empty(), Optional.empty()))));
        call(server(ToolResult.of(new Content.EmbeddedBlob("file:///a", "application/pdf", "AA=="))));
        assertThat(log).hasSize(2);
    }

    @Test
    void a_result_that_says_something_in_text_or_as_a_structure_or_is_empty_is_not() {
        var picture = new Content.Image("AA==", "image/png");
        call(server(ToolResult.of(picture, new Content.Text("A cat"))));
        call(server(ToolResult.of(picture, new Content.EmbeddedText("file:///a", "text/plain", "A cat"))));
        call(server(ToolResult.of(picture).with(JsonObject.empty())));
        call(server(ToolResult.of()));
        assertThat(log).isEmpty();
    }

    private static McpServer server(ToolResult result) {
        return McpServer.named("looker", "1").tool("look", "Shows it", tool -> call -> result).build();
    }

    private void call(McpServer server) {
        var params = JsonObject.builder().put("name", "look").build();
        switch (server.answer(new RpcRequest(Json.of(1), "tools/call", params), context())) {
            case Answer.Later later -> later.work().run(ClientStream.none());
            default -> throw new AssertionError("a tool that may wait was answered at once");
        }
    }

    private RequestContext context() {
        return new RequestContext(Caller.anyone(), JsonObject.empty(), Optional.empty(), MirrorCheck.none(), new Log() {
            @Override
            public void write(Level level, String event, JsonObject fields) {
                log.add(level + " " + event + " " + fields.text().replace('"', '\''));
            }

            @Override
            public void bug(String id, String event, Throwable cause) {
                throw new AssertionError(cause);
            }
        });
    }
}
