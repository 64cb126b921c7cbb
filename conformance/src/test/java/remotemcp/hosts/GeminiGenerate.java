package remotemcp.hosts;

import java.util.Optional;
import remotemcp.hosts.Question.OfferedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// Google's `POST /v1beta/models/MODEL:generateContent` and `:streamGenerateContent`.
record GeminiGenerate() implements ModelApi {

    @Override
    public boolean answers(String path) {
        return path.endsWith(":generateContent") || path.endsWith(":streamGenerateContent");
    }

    @Override
    public Question read(JsonObject body, String query) {
        var tools = ModelApi.objects(body, "tools").flatMap(tool -> ModelApi.objects(tool, "functionDeclarations"))
            .map(tool -> new OfferedTool(Optional.empty(), tool.string("name").orElse(""), tool,
                tool.object("parametersJsonSchema").or(() -> tool.object("parameters")).orElse(JsonObject.empty())))
            .toList();
        var results = ModelApi.objects(body, "contents").flatMap(turn -> ModelApi.objects(turn, "parts"))
            .flatMap(part -> part.find("functionResponse").stream()).toList();
        return new Question(body, tools, results, query.contains("alt=sse"));
    }

    @Override
    public JsonObject whole(Question question, ModelAnswer answer) {
        JsonObject part = switch (answer) {
            case ModelAnswer.Text(String text) -> JsonObject.of("text", text);
            case ModelAnswer.ToolCall call ->
                JsonObject.of("functionCall", JsonObject.of("name", call.tool().name()).with("args", call.arguments()));
        };
        JsonObject content = JsonObject.of("role", "model").with("parts", JsonArray.of(part));
        return ModelApi.object("{\"usageMetadata\":{\"promptTokenCount\":1,\"candidatesTokenCount\":1,\"totalTokenCount\":2}}")
            .with("candidates", JsonArray.of(JsonObject.of("content", content).with("finishReason", "STOP").with("index", Json.of(0))));
    }

    @Override
    public String events(Question question, ModelAnswer answer) {
        return "data: " + whole(question, answer).text() + "\n\n";
    }
}
