package remotemcp.hosts;

import java.util.Optional;
import remotemcp.hosts.Question.OfferedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonNull;
import remotemcp.json.JsonObject;

/// OpenAI's `POST /v1/chat/completions`, which many other vendors answer too.
record OpenAiChat() implements ModelApi {

    @Override
    public boolean answers(String path) {
        return path.endsWith("/chat/completions");
    }

    @Override
    public Question read(JsonObject body, String query) {
        var tools = ModelApi.objects(body, "tools").flatMap(tool -> tool.object("function").stream())
            .map(tool -> new OfferedTool(Optional.empty(), tool.string("name").orElse(""), tool,
                tool.object("parameters").orElse(JsonObject.empty())))
            .toList();
        var results = ModelApi.objects(body, "messages").filter(message -> message.string("role").equals(Optional.of("tool")))
            .map(message -> (Json) message.without("tool_call_id")).toList();
        return new Question(body, tools, results, body.bool("stream").orElse(false));
    }

    @Override
    public JsonObject whole(Question question, ModelAnswer answer) {
        return completion(question, "chat.completion").with("choices",
            JsonArray.of(JsonObject.of("index", Json.of(0)).with("message", message(answer))
                .with("finish_reason", reason(answer))));
    }

    @Override
    public String events(Question question, ModelAnswer answer) {
        return chunk(question, message(answer), JsonNull.NULL) + chunk(question, JsonObject.empty(), Json.of(reason(answer)))
            + "data: [DONE]\n\n";
    }

    private static String chunk(Question question, JsonObject delta, Json reason) {
        return "data: " + completion(question, "chat.completion.chunk")
            .with("choices", JsonArray.of(JsonObject.of("index", Json.of(0)).with("delta", delta).with("finish_reason", reason))).text()
            + "\n\n";
    }

    private static JsonObject completion(Question question, String kind) {
        return ModelApi
            .object("{\"id\":\"chat_1\",\"created\":1,\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}")
            .with("object", kind).with("model", question.body().string("model").orElse("pretend"));
    }

    private static JsonObject message(ModelAnswer answer) {
        JsonObject message = JsonObject.of("role", "assistant");
        return switch (answer) {
            case ModelAnswer.Text(String text) -> message.with("content", text);
            case ModelAnswer.ToolCall call -> message.with("content", JsonNull.NULL).with("tool_calls",
                JsonArray.of(JsonObject.of("index", Json.of(0))
                    .with("id", call.id()).with("type", "function")
                    .with("function", JsonObject.of("name", call.tool().name()).with("arguments", call.arguments().text()))));
        };
    }

    private static String reason(ModelAnswer answer) {
        return answer instanceof ModelAnswer.ToolCall ? "tool_calls" : "stop";
    }
}
