package remotemcp.mcp.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.MirrorCheck;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.prompts.PromptMessages;
import remotemcp.platform.Caller;
import remotemcp.platform.Log;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcRequest;

/// Arguments as hosts and models really send them. Single quotes stand for double ones.
class ArgumentsTest {
    private static final String CITY =
        "{'type':'object','properties':{'city':{'type':'string'},'days':{'type':'integer','maximum':9},'near':{'type':'array','items':{'type':'string'}}},"
            + "'required':['city'],'additionalProperties':false}";
    private final List<String> log = new ArrayList<>();

    @Test
    void an_argument_the_tool_does_not_have_is_dropped() {
        assertThat(declared(false, "{'name':'Ada','wait_for_previous':true,'task_progress':'- [ ] step'}"))
            .isEqualTo("Hi Ada {'name':'Ada'}");
        assertThat(own(CITY, false, "{'city':'Rome','wait_for_previous':true}")).isEqualTo("{'city':'Rome'}");
    }

    @Test
    void models_are_told_all_the_same_that_no_other_argument_is_taken() {
        assertThat(Tools.of(greeter(false)).find("greet").orElseThrow().definition().object("inputSchema").orElseThrow()
            .bool("additionalProperties")).contains(false);
        assertThat(Tools.of(visitor(CITY, false)).find("visit").orElseThrow().definition().object("inputSchema").orElseThrow())
            .isEqualTo(json(CITY));
    }

    @Test
    void a_strict_tool_refuses_what_does_not_fit_as_it_is() {
        assertThat(declared(true, "{'name':'Ada','wait_for_previous':true}"))
            .isEqualTo("Wrong arguments: there is no argument wait_for_previous, only name, times, loud, tags.");
        assertThat(declared(true, "{'name':'Ada','times':'2'}"))
            .isEqualTo("Wrong arguments: times must be a whole number from 1 to 3, not the text '2'.");
        assertThat(declared(true, "{'name':'Ada','times':null}"))
            .isEqualTo("Wrong arguments: times must be a whole number from 1 to 3, not null.");
        assertThat(own(CITY, true, "{'city':'Rome','wait_for_previous':true}"))
            .startsWith("Wrong arguments: /wait_for_previous is not allowed; allowed are 'city'");
        assertThat(own(CITY, true, "{'city':'Rome','days':'2'}"))
            .isEqualTo("Wrong arguments: /days must be a whole number, but is a string.");
        assertThatThrownBy(() -> answer(greeter(true), "greet", Json.of("{}"))).hasMessage("The member arguments must be an object");
        assertThat(declared(true, "{'name':'Ada','times':2}")).startsWith("Hi Hi Ada");
    }

    @Test
    void numbers_booleans_and_lists_in_texts_are_read() {
        assertThat(declared(false, "{'name':'42','times':'2','loud':'true','tags':'[\\'a\\']'}".replace("\\'", "\\\"")))
            .isEqualTo("Hi Hi 42!#a {'name':'42','times':2,'loud':true,'tags':['a']}");
        assertThat(declared(false, "{'name':'Ada','tags':'a'}")).isEqualTo("Hi Ada#a {'name':'Ada','tags':['a']}");
        assertThat(own(CITY, false, "{'city':'42','days':'2','near':'Ostia'}")).isEqualTo("{'city':'42','days':2,'near':['Ostia']}");
    }

    @Test
    void null_is_absent_for_what_may_be_absent() {
        assertThat(declared(false, "{'name':'Ada','times':null,'loud':null,'tags':null}")).startsWith("Hi Ada ");
        assertThat(own(CITY, false, "{'city':'Rome','days':null}")).isEqualTo("{'city':'Rome'}");
        assertThat(declared(false, "{'name':null}")).isEqualTo("Wrong arguments: name is missing, it must be a text.");
    }

    @Test
    void what_could_mean_two_things_is_refused_in_words() {
        assertThat(declared(false, "{'name':'Ada','times':'two'}"))
            .isEqualTo("Wrong arguments: times must be a whole number from 1 to 3, not the text 'two'.");
        assertThat(declared(false, "{'name':'Ada','times':'0x2'}")).contains("not the text '0x2'");
        assertThat(declared(false, "{'name':'Ada','times':'9'}"))
            .isEqualTo("Wrong arguments: times must be a whole number from 1 to 3, not 9.");
        assertThat(declared(false, "{'name':'Ada','tags':'a, b'}"))
            .isEqualTo("Wrong arguments: tags must be a list of texts, not the text 'a, b'.");
        assertThat(declared(false, "{'name':42}")).isEqualTo("Wrong arguments: name must be a text, not 42.");
        assertThat(own(CITY, false, "{'city':'Rome','days':'99'}")).isEqualTo("Wrong arguments: /days must be at most 9.");
    }

    @Test
    void a_misspelt_name_is_told_when_the_right_one_is_missing() {
        assertThat(declared(false, "{'nmae':'Ada'}"))
            .isEqualTo("Wrong arguments: name is missing, it must be a text; there is no argument nmae, only name, times, loud, tags.");
        assertThat(own(CITY, false, "{'cty':'Rome'}")).contains("/cty is not allowed; allowed are 'city'")
            .contains("needs the member 'city'");
    }

    @Test
    void a_schema_that_is_open_shows_the_tool_everything() {
        String open = "{'type':'object','properties':{'city':{'type':'string'},'days':{'type':'integer'}}}";
        assertThat(own(open, false, "{'city':'Rome','wait_for_previous':true}")).isEqualTo("{'city':'Rome','wait_for_previous':true}");
        assertThat(own(open, false, "{'days':'2','wait_for_previous':true}")).isEqualTo("{'days':2,'wait_for_previous':true}");
        assertThat(own("{'type':'object','additionalProperties':{'type':'string'}}", false, "{'a':'x','wait_for_previous':true}"))
            .contains("/wait_for_previous must be a string");
    }

    @Test
    void alternatives_that_are_closed_forgive_too() {
        String either = "{'type':'object','oneOf':[{'properties':{'a':{'type':'string'}},'required':['a'],'additionalProperties':false},"
            + "{'properties':{'b':{'type':'string'}},'required':['b'],'additionalProperties':false}]}";
        assertThat(own(either, false, "{'b':'x','wait_for_previous':true}")).isEqualTo("{'b':'x'}");
        assertThat(own(either, false, "{'a':'x','b':'y'}")).startsWith("Wrong arguments");
    }

    @Test
    void arguments_may_be_absent_null_empty_or_the_text_of_an_object() {
        for (String none : List.of("null", "[]", "''", "'{}'", "' { } '")) {
            assertThat(said(greeter(false), "greet", json(none))).as(none).startsWith("Wrong arguments: name is missing");
        }
        assertThat(said(greeter(false), "greet", null)).startsWith("Wrong arguments: name is missing");
        assertThat(said(greeter(false), "greet", Json.of("{\"name\":\"Ada\",\"times\":\"2\"}"))).startsWith("Hi Hi Ada");
        assertThat(said(visitor(CITY, false), "visit", Json.of("{\"city\":\"Rome\"}"))).isEqualTo("{'city':'Rome'}");
        for (String wrong : List.of("'x'", "'[]'", "'{'", "'1'", "1", "true", "[1]", "'{} {}'")) {
            assertThatThrownBy(() -> answer(greeter(false), "greet", json(wrong))).as(wrong).isInstanceOfSatisfying(RpcException.class,
                error -> assertThat(error.code()).isEqualTo(-32602)).hasMessageStartingWith("The member arguments must be an object");
        }
    }

    @Test
    void the_log_says_at_debug_level_which_names_were_dropped_and_which_places_changed() {
        declared(false, "{'name':'Ada','secret \\u202e\\u001b[2J':'s3cret','times':'2'}");
        assertThat(log)
            .containsExactly("DEBUG arguments.changed {'of':'tool greet','dropped':['secret \ufffd\ufffd[2J'],'converted':['/times']}");
        log.clear();
        declared(false, "{'name':'Ada','" + "n".repeat(1000) + "':1}");
        assertThat(log.getFirst()).hasSizeLessThan(200);
        log.clear();
        declared(false, "{'name':'Ada','times':2,'tags':null}");
        assertThat(log).isEmpty();
    }

    @Test
    void a_hundred_thousand_names_cost_no_more_than_reading_them() {
        var many = JsonObject.builder().put("name", "Ada").put("city", "Rome");
        for (int i = 0; i < 100_000; i++) {
            many.put("a" + i, 1);
        }
        assertThat(said(greeter(false), "greet", many.build())).startsWith("Hi Ada");
        assertThat(said(visitor(CITY, false), "visit", many.build())).isEqualTo("{'city':'Rome'}");
        assertThat(log).allSatisfy(line -> assertThat(line).hasSizeLessThan(1000));
    }

    @Test
    void prompts_take_what_clients_add_and_leave_out() {
        var server = McpServer.named("x", "1").prompt("say", "Says it", prompt -> {
            var what = prompt.argument("what", "what to say").suggest("Hello", "Help");
            var how = prompt.argument("how", "in which way")
                .complete(call -> List.of(call.get(what).orElse("nothing") + "/" + call.begun())).orElse("aloud");
            return call -> PromptMessages.user(call.get(what) + " " + call.get(how));
        }).build();
        assertThat(prompt(server, json("{'what':'Hello','how':null,'extra':true}"))).contains("Hello aloud");
        assertThat(log).containsExactly("DEBUG arguments.changed {'of':'prompt say','dropped':['extra'],'converted':[]}");
        assertThat(prompt(server, Json.of("{\"what\":\"42\"}"))).contains("42 aloud");
        assertThatThrownBy(() -> prompt(server, json("null"))).hasMessage("Wrong arguments: what is missing");
        assertThatThrownBy(() -> prompt(server, json("{'what':42,'wht':1}")))
            .hasMessage("Wrong arguments: what must be a text; there is no argument wht, only what, how");
        assertThat(completion(server, "{'name':'what','value':null}", "null")).contains("Hello").contains("Help");
        assertThat(completion(server, "{'name':'how','value':'l','more':1}", "'{\\'what\\':\\'Hello\\'}'".replace("\\'", "\\\"")))
            .contains("Hello/l");
        assertThatThrownBy(() -> completion(server, "{'name':'what','value':1}", "{}")).hasMessage("The argument's value must be a string");
    }

    private static McpServer greeter(boolean strict) {
        return McpServer.named("greeter", "1").tool("greet", "Says hi", tool -> {
            var name = tool.string("name", "whom");
            var times = tool.integer("times", "how often", 1, 3).orElse(1);
            var loud = tool.bool("loud", "whether to shout").optional();
            var tags = tool.strings("tags", "labels").optional();
            if (strict) {
                tool.strict();
            }
            return call -> ToolResult.text("Hi ".repeat(call.get(times)) + call.get(name) + (call.get(loud).orElse(false) ? "!" : "")
                + call.get(tags).map(all -> "#" + String.join("#", all)).orElse("") + " " + call.arguments().text());
        }).build();
    }

    private static McpServer visitor(String schema, boolean strict) {
        return McpServer.named("visitor", "1").tool("visit", "Goes there", tool -> {
            tool.input(json(schema).asObject().orElseThrow());
            if (strict) {
                tool.strict();
            }
            return call -> ToolResult.text(call.arguments().text());
        }).build();
    }

    private String declared(boolean strict, String arguments) {
        return said(greeter(strict), "greet", json(arguments));
    }

    private String own(String schema, boolean strict, String arguments) {
        return said(visitor(schema, strict), "visit", json(arguments));
    }

    private String said(McpServer server, String tool, Json arguments) {
        JsonObject result = switch (answer(server, tool, arguments)) {
            case Answer.Now now -> now.result();
            case Answer.Fixed fixed -> fixed.result();
            case Answer.Open _ -> throw new AssertionError("a stream has no result");
            case Answer.Later later -> later.work().run(ClientStream.none());
        };
        return result.array("content").orElseThrow().get(0).asObject().orElseThrow().string("text").orElseThrow().replace('"', '\'');
    }

    private Answer answer(McpServer server, String tool, Json arguments) {
        var params = JsonObject.builder().put("name", tool);
        if (arguments != null) {
            params.put("arguments", arguments);
        }
        return server.answer(new RpcRequest(Json.of(1), "tools/call", params.build()), context());
    }

    private String prompt(McpServer server, Json arguments) {
        var params = JsonObject.builder().put("name", "say").put("arguments", arguments).build();
        return ((Answer.Later) server.answer(new RpcRequest(Json.of(1), "prompts/get", params), context())).work().run(ClientStream.none())
            .text();
    }

    private String completion(McpServer server, String argument, String chosen) {
        var params = json("{'ref':{'type':'ref/prompt','name':'say'},'argument':" + argument + ",'context':{'arguments':" + chosen + "}}")
            .asObject().orElseThrow();
        return switch (server.answer(new RpcRequest(Json.of(1), "completion/complete", params), context())) {
            case Answer.Now now -> now.result().text();
            case Answer.Fixed fixed -> fixed.result().text();
            case Answer.Open _ -> throw new AssertionError("a stream has no result");
            case Answer.Later later -> later.work().run(ClientStream.none()).text();
        };
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

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
