package remotemcp.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.blackbox.Http;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.hosts.PretendModel.Call;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// The pretend model answers as each vendor's API does.
@Tag(JudgedRuntime.NEITHER)
class ModelApisTest {
    private static final String MESSAGES =
        "{'tools':[{'name':'mcp__demo__add','input_schema':{}}],'messages':[{'role':'user','content':%s}]}";
    private static final String CHAT = "{'tools':[{'function':{'name':'demo_add','parameters':{}}}],'messages':[%s]}";
    private static final String RESPONSES = "{'tools':[{'type':'namespace','name':'mcp__demo','tools':[{'name':'add'}]}],'input':[%s]}";
    private static final String GENERATE = "{'tools':[{'functionDeclarations':[{'name':'mcp_demo_add','parametersJsonSchema':"
        + "{'properties':{'wait_for_previous':{}}}}]}],'contents':[{'parts':[%s]}]}";

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "/v1/messages; " + MESSAGES + "; [{'type':'tool_result','content':'42'}]; 'name':'mcp__demo__add','input':{'a':40}",
        "/v1/chat/completions; " + CHAT + "; {'role':'tool','content':'42'}; 'name':'demo_add','arguments':'{\\'a\\':40}'",
        "/v1/responses; " + RESPONSES
            + "; {'type':'function_call_output','output':'42'}; 'name':'add','namespace':'mcp__demo','arguments':'{\\'a\\':40}'",
        "/v1beta/models/gemini:generateContent; " + GENERATE
            + "; {'functionResponse':{'response':'42'}}; 'name':'mcp_demo_add','args':{'a':40,'wait_for_previous':true}"},
        quoteCharacter = '\u0001')
    void a_tool_is_called_once_and_its_result_is_kept(String path, String body, String result, String call) {
        try (PretendModel model = PretendModel.start()) {
            model.plan(new Call("add", JsonObject.builder().put("a", 40).build(), () -> {}));
            assertThat(ask(model, path, body.formatted(path.contains("messages") ? "[]" : ""))).contains(call.replace('\'', '"'));
            assertThat(ask(model, path, body.formatted(result))).contains("done").doesNotContain(call.replace('\'', '"'));
            assertThat(model.results()).hasSize(1).first().asString().contains("42");
            assertThat(model.offered("add")).isPresent();
        }
    }

    private static String ask(PretendModel model, String path, String body) {
        Http.Answer answer = Http.postJson(URI.create(model.base() + path), Json.parse(body.replace('\'', '"')).asObject().orElseThrow());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text();
    }

    @Test
    void what_happens_before_a_call_happens_once() {
        try (PretendModel model = PretendModel.start()) {
            var happened = new java.util.concurrent.atomic.AtomicInteger();
            model.plan(new Call("add", JsonObject.empty(), happened::incrementAndGet));
            ask(model, "/v1/chat/completions", CHAT.formatted(""));
            ask(model, "/v1/chat/completions", CHAT.formatted(""));
            assertThat(happened).hasValue(1);
        }
    }
}
