package remotemcp.hosts;

import java.util.Optional;
import java.util.stream.Stream;
import remotemcp.hosts.Question.OfferedTool;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// OpenAI's `POST /v1/responses`, whose tools may stand in namespaces.
record OpenAiResponses() implements ModelApi {

    @Override
    public boolean answers(String path) {
        return path.endsWith("/responses");
    }

    @Override
    public Question read(JsonObject body, String query) {
        var tools = ModelApi.objects(body, "tools").flatMap(tool -> tool.has("tools")
            ? ModelApi.objects(tool, "tools").map(inner -> offered(tool.string("name"), inner))
            : Stream.of(offered(Optional.empty(), tool))).toList();
        var results = ModelApi.objects(body, "input").filter(item -> item.string("type").equals(Optional.of("function_call_output")))
            .map(item -> (Json) item.without("call_id")).toList();
        return new Question(body, tools, results, body.bool("stream").orElse(false));
    }

    @Override
    public JsonObject whole(Question question, ModelAnswer answer) {
        return response(question, "completed").with("output", JsonArray.of(item(answer)));
    }

    @Override
    public String events(Question question, ModelAnswer answer) {
        return ModelApi.event("response.created", JsonObject.of("response", response(question, "in_progress")))
            + ModelApi.event("response.output_item.added", JsonObject.of("output_index", Json.of(0)).with("item", item(answer)))
            + ModelApi.event("response.output_item.done", JsonObject.of("output_index", Json.of(0)).with("item", item(answer)))
            + ModelApi.event("response.completed", JsonObject.of("response", whole(question, answer)));
    }

    private static OfferedTool offered(Optional<String> space, JsonObject tool) {
        return new OfferedTool(space, tool.string("name").orElse(""), tool, tool.object("parameters").orElse(JsonObject.empty()));
    }

    private static JsonObject response(Question question, String status) {
        return ModelApi.object("""
            {"id":"resp_1","object":"response","created_at":1,"output":[],"usage":{"input_tokens":1,"output_tokens":1,"total_tokens":2,
             "input_tokens_details":{"cached_tokens":0},"output_tokens_details":{"reasoning_tokens":0}}}""")
            .with("model", question.body().string("model").orElse("pretend")).with("status", status);
    }

    private static JsonObject item(ModelAnswer answer) {
        return switch (answer) {
            case ModelAnswer.Text(String text) -> ModelApi
                .object("{\"type\":\"message\",\"id\":\"item_1\",\"role\":\"assistant\",\"status\":\"completed\"}")
                .with("content", JsonArray.of(JsonObject.of("type", "output_text").with("text", text).with("annotations", JsonArray.of())));
            case ModelAnswer.ToolCall call ->
                JsonObject.builder().put("type", "function_call").put("id", "item_" + call.id()).put("call_id", call.id())
                    .put("status", "completed").put("name", call.tool().name()).put("namespace", call.tool().space())
                    .put("arguments", call.arguments().text()).build();
        };
    }
}
