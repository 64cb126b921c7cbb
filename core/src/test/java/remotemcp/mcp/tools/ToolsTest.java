package remotemcp.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.platform.Caller;
import remotemcp.protocol.LogLevel;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcNotification;
import remotemcp.protocol.RpcRequest;

class ToolsTest {
    private final McpServer greeter = McpServer.named("greeter", "1.0.0")
        .tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            var times = tool.integer("times", "how often", 1, 3).orElse(1);
            return call -> ToolResult.text("Hi ".repeat(call.get(times)) + call.get(name));
        })
        .build();

    @Test
    void a_declared_parameter_is_schema_check_and_reader_at_once() {
        assertThat(Tools.of(greeter).find("greet").orElseThrow().definition().object("inputSchema").orElseThrow().text()).isEqualTo("""
            {"type":"object","properties":{"name":{"type":"string","description":"the person to greet"},\
            "times":{"type":"integer","minimum":1,"maximum":3,"description":"how often","default":1}},\
            "required":["name"],"additionalProperties":false}""");
        assertThat(text(call(greeter, "greet", "{\"name\":\"Ada\",\"times\":2}"))).isEqualTo("Hi Hi Ada");
    }

    @Test
    void a_missing_optional_argument_has_its_default() {
        assertThat(text(call(greeter, "greet", "{\"name\":\"Ada\"}"))).isEqualTo("Hi Ada");
        assertThat(text(call(greeter, "greet", "{\"name\":\"Ada\",\"times\":null}"))).isEqualTo("Hi Ada");
    }

    @Test
    void wrong_arguments_are_named_all_at_once_in_a_result_the_model_reads() {
        var result = call(greeter, "greet", "{\"times\":\"many\",\"nmae\":\"Ada\"}");
        assertThat(result.bool("isError")).contains(true);
        assertThat(text(result)).isEqualTo("Wrong arguments: name is missing, it must be a text; times must be a whole number from 1 to 3, "
            + "not the text \"many\"; there is no argument nmae, only name, times.");
    }

    @Test
    void an_unknown_tool_is_an_invalid_params_error() {
        assertThatThrownBy(() -> call(greeter, "gret", "{}")).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(-32602);
            assertThat(error).hasMessage("Unknown tool: gret");
        });
    }

    @Test
    void a_tool_exception_is_a_result_with_isError() {
        var server = McpServer.named("x", "1").tool("fail", "Fails", _ -> _ -> {
            throw new ToolException("no such city");
        }).build();
        var result = call(server, "fail", "{}");
        assertThat(result.bool("isError")).contains(true);
        assertThat(text(result)).isEqualTo("no such city");
    }

    @Test
    void a_result_over_the_limit_becomes_a_clear_error() {
        var server = McpServer.named("x", "1").tool("long", "Says much", tool -> {
            tool.resultLimit(10);
            return _ -> ToolResult.text("12345678901");
        }).build();
        var result = call(server, "long", "{}");
        assertThat(result.bool("isError")).contains(true);
        assertThat(text(result)).contains("11 characters").contains("10");
    }

    @Test
    void a_tool_with_a_schema_of_its_own_checks_its_arguments_by_it() {
        var schema =
            Json.parse("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\",\"minLength\":2}},\"required\":[\"city\"]}");
        var server = McpServer.named("x", "1").tool("visit", "Goes there", tool -> {
            tool.input(schema.asObject().orElseThrow());
            return call -> ToolResult.text("in " + call.arguments().string("city").orElseThrow());
        }).build();
        assertThat(text(call(server, "visit", "{\"city\":\"Rome\"}"))).isEqualTo("in Rome");
        var wrong = call(server, "visit", "{\"city\":\"R\"}");
        assertThat(wrong.bool("isError")).contains(true);
        assertThat(text(wrong)).contains("/city").contains("2");
        assertThat(Tools.of(server).find("visit").orElseThrow().definition().object("inputSchema"))
            .contains(schema.asObject().orElseThrow());
    }

    @Test
    void a_result_that_breaks_the_output_schema_is_a_bug_of_the_tool() {
        var schema = Json.parse("{\"type\":\"object\",\"properties\":{\"sum\":{\"type\":\"number\"}},\"required\":[\"sum\"]}").asObject()
            .orElseThrow();
        for (ToolResult wrong : List.of(ToolResult.text("42"), ToolResult.structured(JsonObject.of("sum", "42")))) {
            var server = McpServer.named("x", "1").tool("add", "Adds", tool -> {
                tool.output(schema);
                return _ -> wrong;
            }).build();
            assertThatThrownBy(() -> call(server, "add", "{}")).isInstanceOf(IllegalStateException.class).hasMessageContaining("add");
        }
    }

    /// S25.
    @Test
    void S25_a_schema_that_points_outside_is_refused_when_the_tool_is_declared() {
        var schema = Json.parse("{\"type\":\"object\",\"$ref\":\"https://evil.example/schema.json\"}").asObject().orElseThrow();
        assertThatThrownBy(() -> McpServer.named("x", "1").tool("t", "A tool", tool -> {
            tool.input(schema);
            return _ -> ToolResult.text("");
        })).isInstanceOf(remotemcp.json.schema.SchemaException.class);
    }

    @Test
    void whether_the_answer_streams_is_known_before_the_tool_runs() {
        var server = McpServer.named("x", "1")
            .tool("inline", "At once", tool -> {
                tool.inline();
                return _ -> ToolResult.text("done");
            })
            .tool("plain", "May wait", _ -> _ -> ToolResult.text("done"))
            .tool("slow", "Takes long", tool -> {
                tool.slow();
                return _ -> ToolResult.text("done");
            })
            .build();
        assertThat(answer(server, "inline", "{}", "{}")).isInstanceOf(Answer.Now.class);
        assertThat(later(server, "inline", "{\"progressToken\":1}").streams()).isTrue();
        assertThat(later(server, "plain", "{}").streams()).isFalse();
        assertThat(later(server, "plain", "{\"progressToken\":1}").streams()).isTrue();
        assertThat(later(server, "slow", "{}").streams()).isTrue();
    }

    @Test
    void progress_goes_forward_only_and_carries_the_clients_token() {
        var server = McpServer.named("x", "1").tool("work", "Works", _ -> call -> {
            call.progress(1, 3, "one");
            call.progress(1, 3, "one again");
            call.progress(3, 3);
            return ToolResult.text("done");
        }).build();
        var seen = new Recorder();
        later(server, "work", "{\"progressToken\":\"t\"}").work().run(seen);
        assertThat(seen.sent).extracting(message -> message.toJson().text()).containsExactly(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progress\":1,\"total\":3,\"message\":\"one\",\"progressToken\":\"t\"}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progress\":3,\"total\":3,\"progressToken\":\"t\"}}");
    }

    @Test
    void log_lines_milder_than_asked_for_are_not_sent() {
        var server = McpServer.named("x", "1").tool("work", "Works", _ -> call -> {
            call.log(LogLevel.DEBUG, "detail");
            call.log(LogLevel.WARNING, "trouble");
            return ToolResult.text("done");
        }).build();
        var seen = new Recorder();
        var context = new RequestContext(RequestContext.anonymous().caller(), JsonObject.empty(), Optional.of(LogLevel.INFO));
        var answer = (Answer.Later) server.answer(request("work", "{}", "{}"), context);
        answer.work().run(seen);
        assertThat(answer.streams()).isTrue();
        assertThat(seen.sent).extracting(message -> message.params().text())
            .containsExactly("{\"level\":\"warning\",\"data\":\"trouble\"}");
    }

    @Test
    void a_client_without_a_needed_capability_is_refused() {
        var server = McpServer.named("x", "1").tool("ask", "Asks the model", tool -> {
            tool.needsClient("sampling");
            return _ -> ToolResult.text("done");
        }).build();
        assertThatThrownBy(() -> call(server, "ask", "{}")).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(-32021);
            assertThat(error.details().orElseThrow().text()).isEqualTo("{\"requiredCapabilities\":{\"sampling\":{}}}");
        });
    }

    /// S15.
    @Test
    void S15_a_caller_without_a_needed_scope_is_told_all_of_them() {
        var server = McpServer.named("x", "1").tool("write", "Writes", tool -> {
            tool.scope("files:read", "Read your files").scope("files:write", "Change your files");
            return _ -> ToolResult.text("done");
        }).build();
        var reader =
            new RequestContext(new Caller("ada", "client", Set.of("files:read"), JsonObject.empty()), JsonObject.empty(), Optional.empty());
        assertThatThrownBy(() -> server.answer(request("write", "{}", "{}"), reader)).isInstanceOfSatisfying(RpcException.class,
            error -> assertThat(error.details().orElseThrow().text()).isEqualTo("{\"scopes\":[\"files:read\",\"files:write\"]}"));
        var writer = new RequestContext(new Caller("ada", "client", Set.of("files:read", "files:write"), JsonObject.empty()),
            JsonObject.empty(), Optional.empty());
        assertThat(server.answer(request("write", "{}", "{}"), writer)).isInstanceOf(Answer.Later.class);
    }

    /// S27.
    @Test
    void S27_names_outside_the_specs_alphabet_are_refused_when_the_tool_is_declared() {
        for (String name : List.of("", "a b", "ü", "a/b", "a,b", "x".repeat(129))) {
            assertThatThrownBy(() -> McpServer.named("x", "1").tool(name, "A tool", _ -> _ -> ToolResult.text("")))
                .as(name).isInstanceOf(IllegalArgumentException.class);
        }
        McpServer.named("x", "1").tool("Aa0_.-".repeat(21) + "12", "A tool", _ -> _ -> ToolResult.text("")).build();
    }

    @Test
    void two_tools_of_one_name_are_refused() {
        var builder = McpServer.named("x", "1").tool("same", "A tool", _ -> _ -> ToolResult.text(""));
        assertThatThrownBy(() -> builder.tool("same", "A tool", _ -> _ -> ToolResult.text("")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("same");
    }

    /// S26.
    @Test
    void S26_header_marks_are_tokens_unique_and_on_reachable_primitives() {
        for (String property : List.of(
            "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"\"}}",
            "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"a b\"}}",
            "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"a\\r\\nb\"}}",
            "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"é\"}}",
            "{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}",
            "{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"A\"},\"b\":{\"type\":\"string\",\"x-mcp-header\":\"a\"}}",
            "{\"a\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"x-mcp-header\":\"A\"}}}",
            "{\"a\":{\"anyOf\":[{\"type\":\"string\",\"x-mcp-header\":\"A\"}]}}")) {
            var schema = JsonObject.builder().put("type", "object").put("properties", Json.parse(property)).build();
            assertThatThrownBy(() -> McpServer.named("x", "1").tool("t", "A tool", tool -> {
                tool.input(schema);
                return _ -> ToolResult.text("");
            })).as(property).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_list_comes_in_pages_that_together_hold_every_tool_in_order() {
        var builder = McpServer.named("x", "1").pageSize(2);
        for (int i = 0; i < 5; i++) {
            builder.tool("t" + i, "A tool", _ -> _ -> ToolResult.text(""));
        }
        var server = builder.build();
        var names = new ArrayList<String>();
        Optional<String> cursor = Optional.empty();
        do {
            var params = JsonObject.builder().put("cursor", cursor).build();
            var page =
                ((Answer.Fixed) server.answer(new RpcRequest(Json.of(1), "tools/list", params), RequestContext.anonymous())).result();
            page.array("tools").orElseThrow().forEach(tool -> names.add(tool.asObject().orElseThrow().string("name").orElseThrow()));
            cursor = page.string("nextCursor");
        } while (cursor.isPresent());
        assertThat(names).containsExactly("t0", "t1", "t2", "t3", "t4");
        var unknown = new RpcRequest(Json.of(1), "tools/list", JsonObject.of("cursor", "tools-3"));
        assertThatThrownBy(() -> server.answer(unknown, RequestContext.anonymous()))
            .isInstanceOfSatisfying(RpcException.class, error -> assertThat(error.code()).isEqualTo(-32602));
    }

    private static Answer.Later later(McpServer server, String tool, String meta) {
        return (Answer.Later) answer(server, tool, "{}", meta);
    }

    private static JsonObject call(McpServer server, String tool, String arguments) {
        return switch (answer(server, tool, arguments, "{}")) {
            case Answer.Now now -> now.result();
            case Answer.Fixed fixed -> fixed.result();
            case Answer.Open _ -> throw new AssertionError("a stream has no result");
            case Answer.Later later -> later.work().run(ClientStream.none());
        };
    }

    private static Answer answer(McpServer server, String tool, String arguments, String meta) {
        return server.answer(request(tool, arguments, meta), RequestContext.anonymous());
    }

    private static RpcRequest request(String tool, String arguments, String meta) {
        var params = JsonObject.builder().put("name", tool).put("arguments", Json.parse(arguments)).put("_meta", Json.parse(meta)).build();
        return new RpcRequest(Json.of(1), "tools/call", params);
    }

    private static String text(JsonObject result) {
        return result.array("content").orElseThrow().get(0).asObject().orElseThrow().string("text").orElseThrow();
    }

    private static final class Recorder implements ClientStream {
        final List<RpcNotification> sent = new ArrayList<>();

        @Override
        public void send(RpcNotification notification) {
            sent.add(notification);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
