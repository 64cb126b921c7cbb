package remotemcp.mcp.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.platform.MemoryPlatform;
import remotemcp.protocol.MetaKeys;
import remotemcp.transport.McpEndpoint;
import remotemcp.transport.StatelessClient;

/// A call that asks its client in 2026-07-28: the client sends the request again with its answers and the state.
class InputRoundsTest {
    private static final JsonObject ADA = accepted("name", "Ada");

    private final MemoryPlatform world = MemoryPlatform.create();
    private final List<String> sent = new ArrayList<>();
    private final McpServer server = McpServer.named("s", "1")
        .tool("greet", "Greets", tool -> {
            tool.asks();
            var how = tool.string("how", "the greeting");
            return call -> {
                Json mail = call.client().once("mail", () -> {
                    sent.add("mail");
                    return Json.of("mail " + sent.size());
                });
                String name = call.client().elicit("name", Form.asking("Your name?").text("name", "your name")).content().text();
                Elicited color = call.client().elicit("color", Form.asking("Your color?").choice("color", "a color", "red", "blue"));
                return ToolResult.text(call.get(how) + " " + name + " " + color.action() + " " + mail.asString().orElseThrow());
            };
        })
        .tool("stubborn", "Goes on without an answer", tool -> {
            tool.asks();
            return call -> {
                try {
                    return ToolResult.text(call.client().elicit("name", Form.asking("Your name?").text("name", "your name")).action());
                } catch (RuntimeException ignored) {
                    return ToolResult.text("nobody");
                }
            };
        })
        .tool("silent", "Does not say that it asks", _ -> call -> ToolResult.text(call.client().toString()))
        .build();
    private final McpEndpoint endpoint = new McpEndpoint(server, world.platform());

    private JsonObject ask(String user, JsonObject params, String capabilities) {
        JsonObject meta = StatelessClient.meta().with(MetaKeys.CLIENT_CAPABILITIES, Json.parse(capabilities));
        var caller = new Caller(user, "app", Set.of(), JsonObject.empty());
        return StatelessClient.json(endpoint.handle(StatelessClient.request("tools/call", params.with("_meta", meta)), caller).ready());
    }

    private JsonObject ask(JsonObject params) {
        return ask("ada", params, "{\"elicitation\":{}}");
    }

    private static JsonObject greet(String how) {
        return JsonObject.of("name", "greet").with("arguments", JsonObject.of("how", how));
    }

    private static JsonObject result(JsonObject answer) {
        return answer.object("result").orElseThrow(() -> new AssertionError(answer.text()));
    }

    private static JsonObject accepted(String name, String value) {
        return JsonObject.of("action", "accept").with("content", JsonObject.of(name, value));
    }

    private static JsonObject with(JsonObject params, JsonObject before, String key, Json answer) {
        return params.with("requestState", Json.of(before.string("requestState").orElseThrow()))
            .with("inputResponses", JsonObject.of(key, answer));
    }

    private static List<String> asked(JsonObject result) {
        assertThat(result.string("resultType")).contains("input_required");
        return List.copyOf(result.object("inputRequests").orElseThrow().keys());
    }

    @Test
    void each_round_asks_for_what_is_missing_and_the_last_one_has_the_result() {
        JsonObject first = result(ask(greet("Hi")));
        assertThat(asked(first)).containsExactly("name");
        JsonObject second = result(ask(with(greet("Hi"), first, "name", ADA)));
        assertThat(asked(second)).containsExactly("color");
        assertThat(second.string("requestState")).isNotEqualTo(first.string("requestState"));
        JsonObject last = result(ask(with(greet("Hi"), second, "color", JsonObject.of("action", "decline"))));
        assertThat(last.text()).contains("complete").contains("Hi {\\\"name\\\":\\\"Ada\\\"} decline mail 1");
        assertThat(sent).as("what is done once").containsExactly("mail");
    }

    @Test
    void a_state_opens_for_no_other_user_no_other_arguments_and_not_after_an_hour() {
        JsonObject first = result(ask(greet("Hi")));
        assertThat(ask("eve", with(greet("Hi"), first, "name", ADA), "{\"elicitation\":{}}").text()).contains("-32602");
        assertThat(ask(with(greet("Hello"), first, "name", ADA)).text()).contains("-32602");
        world.advance(60 * 60 * 1000 + 1);
        assertThat(ask(with(greet("Hi"), first, "name", ADA)).text()).contains("-32602").contains("requestState");
    }

    @Test
    void what_is_no_answer_is_asked_for_again() {
        JsonObject first = result(ask(greet("Hi")));
        List<Json> wrong = List.of(Json.of(12345), JsonArray.of(), JsonObject.empty(), JsonObject.of("action", "maybe"),
            JsonObject.of("action", "accept"), accepted("other", "Ada"));
        for (Json answer : wrong) {
            assertThat(asked(result(ask(with(greet("Hi"), first, "name", answer))))).as(answer.text()).containsExactly("name");
        }
        assertThat(asked(result(ask(with(greet("Hi"), first, "unasked", ADA))))).containsExactly("name");
    }

    @Test
    void a_client_that_cannot_be_asked_is_told_what_it_lacks() {
        JsonObject answer = ask("ada", greet("Hi"), "{\"sampling\":{}}");
        assertThat(answer.text()).contains("-32021").contains("{\"elicitation\":{}}");
    }

    @Test
    void a_tool_that_goes_on_without_the_answer_asks_all_the_same() {
        assertThat(asked(result(ask(JsonObject.of("name", "stubborn").with("arguments", JsonObject.empty()))))).containsExactly("name");
    }

    @Test
    void a_tool_that_does_not_say_that_it_asks_may_not() {
        assertThatThrownBy(() -> ask(JsonObject.of("name", "silent").with("arguments", JsonObject.empty()))).as("a bug of the tool")
            .hasMessageContaining("a bug was logged");
        assertThatThrownBy(() -> McpServer.named("s", "1").tool("x", "Asks inline", tool -> {
            tool.asks();
            tool.inline();
            return call -> ToolResult.text("");
        })).hasMessageContaining("inline");
    }
}
