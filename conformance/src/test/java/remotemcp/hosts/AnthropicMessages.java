package remotemcp.hosts;

import java.util.Optional;
import remotemcp.hosts.Question.OfferedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Anthropic's `POST /v1/messages`.
record AnthropicMessages() implements ModelApi {

    @Override
    public boolean answers(String path) {
        return path.endsWith("/v1/messages");
    }

    @Override
    public Question read(JsonObject body, String query) {
        var tools = ModelApi.objects(body, "tools").map(tool -> new OfferedTool(Optional.empty(), tool.string("name").orElse(""), tool,
            tool.object("input_schema").orElse(JsonObject.empty()))).toList();
        var results = ModelApi.objects(body, "messages").flatMap(message -> ModelApi.objects(message, "content"))
            .filter(part -> part.string("type").equals(Optional.of("tool_result")))
            .map(part -> (Json) part.without("cache_control").without("tool_use_id")).toList();
        return new Question(body, tools, results, body.bool("stream").orElse(false));
    }

    @Override
    public JsonObject whole(Question question, ModelAnswer answer) {
        return message(question).with("content", JsonArray.of(block(answer))).with("stop_reason", reason(answer));
    }

    @Override
    public String events(Question question, ModelAnswer answer) {
        JsonObject empty =
            answer instanceof ModelAnswer.Text ? block(new ModelAnswer.Text("")) : block(answer).with("input", JsonObject.empty());
        JsonObject delta = switch (answer) {
            case ModelAnswer.Text(String text) -> JsonObject.of("type", "text_delta").with("text", text);
            case ModelAnswer.ToolCall call -> JsonObject.of("type", "input_json_delta").with("partial_json", call.arguments().text());
        };
        return ModelApi.event("message_start", JsonObject.of("message", message(question)))
            + ModelApi.event("content_block_start", JsonObject.of("index", Json.of(0)).with("content_block", empty))
            + ModelApi.event("content_block_delta", JsonObject.of("index", Json.of(0)).with("delta", delta))
            + ModelApi.event("content_block_stop", JsonObject.of("index", Json.of(0)))
            + ModelApi.event("message_delta",
                ModelApi.object("{\"usage\":{\"output_tokens\":1}}").with("delta", JsonObject.of("stop_reason", reason(answer))))
            + ModelApi.event("message_stop", JsonObject.empty());
    }

    private static JsonObject message(Question question) {
        return ModelApi.object("""
            {"id":"msg_1","type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,
             "usage":{"input_tokens":1,"output_tokens":1}}""").with("model", question.body().string("model").orElse("pretend"));
    }

    private static JsonObject block(ModelAnswer answer) {
        return switch (answer) {
            case ModelAnswer.Text(String text) -> JsonObject.of("type", "text").with("text", text);
            case ModelAnswer.ToolCall call -> JsonObject.of("type", "tool_use").with("id", call.id()).with("name", call.tool().name())
                .with("input", call.arguments());
        };
    }

    private static String reason(ModelAnswer answer) {
        return answer instanceof ModelAnswer.ToolCall ? "tool_use" : "end_turn";
    }
}
