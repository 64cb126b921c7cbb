package remotemcp.mcp.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.Content;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.Caller;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;
import remotemcp.protocol.RpcRequest;

class PromptsTest {
    private final McpServer reviewer = McpServer.named("reviewer", "1.0.0")
        .prompt("review", "Review a file", prompt -> {
            prompt.title("Review");
            var path = prompt.argument("path", "the file").title("File");
            var language =
                prompt.argument("language", "what it is written in").suggest("Java", "JavaScript", "Python", "Basic Java").optional();
            var tone = prompt.argument("tone", "how to say it").orElse("kindly");
            return call -> PromptMessages
                .user("Review " + call.get(path) + call.get(language).map(name -> " (" + name + ")").orElse("") + " " + call.get(tone))
                .thenAssistant("Which line first?");
        })
        .build();

    @Test
    void a_declared_argument_is_listing_check_and_reader_at_once() {
        assertThat(list(reviewer).array("prompts").orElseThrow().text()).isEqualTo("""
            [{"name":"review","title":"Review","description":"Review a file","arguments":[\
            {"name":"path","title":"File","description":"the file","required":true},\
            {"name":"language","description":"what it is written in","required":false},\
            {"name":"tone","description":"how to say it","required":false}]}]""");
        assertThat(get(reviewer, "review", "{\"path\":\"A.java\",\"language\":\"Java\",\"tone\":\"briefly\"}").array("messages")
            .orElseThrow().text())
            .isEqualTo("""
                [{"role":"user","content":{"type":"text","text":"Review A.java (Java) briefly"}},\
                {"role":"assistant","content":{"type":"text","text":"Which line first?"}}]""");
    }

    @Test
    void a_list_may_be_kept_and_what_a_prompt_says_may_not() {
        JsonObject list = list(reviewer);
        assertThat(list.integer("ttlMs")).hasValue(300_000);
        assertThat(list.string("cacheScope")).contains("public");
        JsonObject said = get(reviewer, "review", "{\"path\":\"A\"}");
        assertThat(said.string("resultType")).contains("complete");
        assertThat(said.string("description")).contains("Review a file");
        assertThat(said.has("ttlMs")).isFalse();
        assertThat(said.object("_meta").orElseThrow().has(MetaKeys.SERVER_INFO)).isTrue();
    }

    @Test
    void what_the_client_leaves_out_or_empty_has_its_default() {
        assertThat(first(get(reviewer, "review", "{\"path\":\"A\"}"))).isEqualTo("Review A kindly");
        assertThat(first(get(reviewer, "review", "{\"path\":\"A\",\"language\":\"\",\"tone\":null}"))).isEqualTo("Review A kindly");
    }

    @Test
    void wrong_arguments_are_an_invalid_params_error_that_names_them_all() {
        refused(() -> get(reviewer, "review", "{\"tone\":1,\"pth\":\"A\"}"),
            "Wrong arguments: path is missing; tone must be a text; there is no argument pth, only path, language, tone");
        refused(() -> get(reviewer, "review", "[1]"), "The member arguments must be an object");
    }

    @Test
    void an_unknown_prompt_is_an_invalid_params_error() {
        refused(() -> get(reviewer, "revue", "{}"), "Unknown prompt: revue");
        refused(() -> now(ask(reviewer, "prompts/get", "{}")), "The member name must be a string");
    }

    @Test
    void a_message_has_one_block_of_any_kind() {
        var server = McpServer.named("x", "1")
            .prompt("show", "Shows everything", _ -> _ -> PromptMessages.user(new Content.Image("AA==", "image/png"))
                .thenUser(new Content.Audio("AA==", "audio/wav"))
                .thenUser(new Content.EmbeddedText("file:///a", "text/plain", "a"))
                .thenAssistant(new Content.ResourceLink("file:///b", "b", Optional.empty(), Optional.empty()))
                .describedAs("All of it"))
            .build();
        JsonObject said = get(server, "show", "{}");
        assertThat(said.string("description")).contains("All of it");
        var kinds = new ArrayList<String>();
        for (Json message : said.array("messages").orElseThrow()) {
            kinds.add(message.asObject().orElseThrow().string("role").orElseThrow() + " "
                + message.asObject().orElseThrow().object("content").orElseThrow().string("type").orElseThrow());
        }
        assertThat(kinds).isEqualTo(List.of("user image", "user audio", "user resource", "assistant resource_link"));
    }

    @Test
    void a_prompt_knows_who_asks() {
        var server =
            McpServer.named("x", "1").prompt("who", "Tells who asks", _ -> call -> PromptMessages.user(call.caller().subject())).build();
        var ada = new RequestContext(new Caller("ada", "client", Set.of(), JsonObject.empty()), JsonObject.empty(), Optional.empty());
        assertThat(first(now(server.answer(request("prompts/get", "{\"name\":\"who\"}"), ada)))).isEqualTo("ada");
    }

    @Test
    void capabilities_name_what_is_there() {
        assertThat(reviewer.capabilities().text()).isEqualTo("{\"prompts\":{},\"completions\":{}}");
        var plain = McpServer.named("x", "1").prompt("p", "Says it", _ -> _ -> PromptMessages.user("it"))
            .tool("t", "Does it", _ -> _ -> ToolResult.text("it")).build();
        assertThat(plain.capabilities().text()).isEqualTo("{\"prompts\":{},\"tools\":{},\"logging\":{}}");
        assertThat(McpServer.named("x", "1").build().capabilities().text()).isEqualTo("{}");
    }

    @Test
    void methods_of_a_server_without_prompts_are_not_found() {
        var bare = McpServer.named("x", "1").tool("t", "Does it", _ -> _ -> ToolResult.text("it")).build();
        for (String method : List.of("prompts/list", "prompts/get", "completion/complete")) {
            assertThatThrownBy(() -> ask(bare, method, "{}")).isInstanceOfSatisfying(RpcException.class,
                error -> assertThat(error.code()).isEqualTo(-32601));
        }
    }

    @Test
    void the_list_comes_in_pages() {
        var builder = McpServer.named("x", "1").pageSize(2);
        for (int i = 0; i < 3; i++) {
            builder.prompt("p" + i, "A prompt", _ -> _ -> PromptMessages.user(""));
        }
        var server = builder.build();
        JsonObject first = list(server);
        assertThat(first.array("prompts").orElseThrow().size()).isEqualTo(2);
        String cursor = first.string("nextCursor").orElseThrow();
        JsonObject second = now(ask(server, "prompts/list", JsonObject.of("cursor", cursor).text()));
        assertThat(second.array("prompts").orElseThrow().size()).isEqualTo(1);
        assertThat(second.has("nextCursor")).isFalse();
        refused(() -> ask(server, "prompts/list", "{\"cursor\":\"tools-2\"}"), "Unknown cursor: start again without one");
    }

    /// S27.
    @Test
    void S27_names_outside_the_specs_alphabet_are_refused_when_the_prompt_is_declared() {
        for (String name : List.of("", "a b", "ü", "a/b", "x".repeat(129))) {
            assertThatThrownBy(() -> McpServer.named("x", "1").prompt(name, "A prompt", _ -> _ -> PromptMessages.user("")))
                .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void two_prompts_or_arguments_of_one_name_are_refused() {
        var once = McpServer.named("x", "1").prompt("same", "A prompt", _ -> _ -> PromptMessages.user(""));
        assertThatThrownBy(() -> once.prompt("same", "A prompt", _ -> _ -> PromptMessages.user("")))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("same");
        assertThatThrownBy(() -> McpServer.named("x", "1").prompt("p", "A prompt", prompt -> {
            prompt.argument("a", "one");
            prompt.argument("a", "other");
            return _ -> PromptMessages.user("");
        })).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a");
    }

    @Test
    void suggestions_that_begin_as_typed_come_first() {
        JsonObject completion = complete(reviewer, "{\"name\":\"language\",\"value\":\"java\"}", "{}");
        assertThat(completion.text()).isEqualTo("{\"values\":[\"Java\",\"JavaScript\",\"Basic Java\"],\"total\":3,\"hasMore\":false}");
        assertThat(complete(reviewer, "{\"name\":\"language\",\"value\":\"cobol\"}", "{}").integer("total")).hasValue(0);
        assertThat(complete(reviewer, "{\"name\":\"path\",\"value\":\"\"}", "{}").array("values").orElseThrow().size()).isEqualTo(0);
    }

    @Test
    void a_completer_sees_what_is_chosen_already_and_sends_no_more_than_a_hundred() {
        var server = McpServer.named("x", "1").prompt("p", "A prompt", prompt -> {
            var country = prompt.argument("country", "which one");
            prompt.argument("city", "in it").complete(call -> {
                var cities = new ArrayList<String>();
                for (int i = 0; i < 101; i++) {
                    cities.add(call.get(country).orElse("nowhere") + call.begun() + i);
                }
                return cities;
            });
            return _ -> PromptMessages.user("");
        }).build();
        JsonObject completion = now(ask(server, "completion/complete", """
            {"ref":{"type":"ref/prompt","name":"p"},"argument":{"name":"city","value":"-"},"context":{"arguments":{"country":"it"}}}"""))
            .object("completion").orElseThrow();
        JsonArray values = completion.array("values").orElseThrow();
        assertThat(values.size()).isEqualTo(100);
        assertThat(values.get(99).asString()).contains("it-99");
        assertThat(completion.integer("total")).hasValue(101);
        assertThat(completion.bool("hasMore")).contains(true);
    }

    @Test
    void a_reference_to_nothing_is_an_invalid_params_error() {
        refused(() -> ask(reviewer, "completion/complete", "{}"), "The member ref must be an object");
        refused(() -> ask(reviewer, "completion/complete", "{\"ref\":{\"type\":\"ref/resource\",\"uri\":\"file:///{p}\"}}"),
            "The ref's type must be ref/prompt");
        refused(
            () -> ask(reviewer, "completion/complete", "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"x\"},\"argument\":{\"name\":\"a\"}}"),
            "Unknown prompt: x");
        refused(() -> complete(reviewer, "{\"name\":\"x\",\"value\":\"\"}", "{}"), "The prompt review has no argument x");
        refused(() -> complete(reviewer, "{\"name\":\"path\",\"value\":7}", "{}"), "The argument's value must be a string");
    }

    private static void refused(Runnable request, String words) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(RpcException.class, error -> {
            assertThat(error.code()).isEqualTo(-32602);
            assertThat(error.getMessage()).isEqualTo(words);
        });
    }

    private static JsonObject list(McpServer server) {
        return now(ask(server, "prompts/list", "{}"));
    }

    private static JsonObject get(McpServer server, String name, String arguments) {
        return now(ask(server, "prompts/get", "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}"));
    }

    private static JsonObject complete(McpServer server, String argument, String chosen) {
        return now(ask(server, "completion/complete", "{\"ref\":{\"type\":\"ref/prompt\",\"name\":\"review\"},\"argument\":" + argument
            + ",\"context\":{\"arguments\":" + chosen + "}}")).object("completion").orElseThrow();
    }

    private static String first(JsonObject said) {
        return said.array("messages").orElseThrow().get(0).asObject().orElseThrow().object("content").orElseThrow().string("text")
            .orElseThrow();
    }

    private static Answer ask(McpServer server, String method, String params) {
        return server.answer(request(method, params), RequestContext.anonymous());
    }

    private static RpcRequest request(String method, String params) {
        return (RpcRequest) RpcMessage
            .from(Json.parse("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}"));
    }

    private static JsonObject now(Answer answer) {
        return switch (answer) {
            case Answer.Now now -> now.result();
            case Answer.Fixed fixed -> fixed.result();
            case Answer.Open _ -> throw new AssertionError("a stream has no result");
            case Answer.Later later -> later.work().run(ClientStream.none());
        };
    }
}
