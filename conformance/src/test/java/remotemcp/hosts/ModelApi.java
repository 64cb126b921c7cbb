package remotemcp.hosts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// One vendor's way to ask a model over HTTP, as far as the hosts use it.
sealed interface ModelApi permits AnthropicMessages, OpenAiChat, OpenAiResponses, GeminiGenerate {
    List<ModelApi> ALL = List.of(new AnthropicMessages(), new OpenAiChat(), new OpenAiResponses(), new GeminiGenerate());

    static Optional<ModelApi> at(String path) {
        return ALL.stream().filter(api -> api.answers(path)).findFirst();
    }

    boolean answers(String path);

    /// @param query of the request's address, without the question mark
    Question read(JsonObject body, String query);

    /// The whole answer as one JSON value.
    JsonObject whole(Question question, ModelAnswer answer);

    /// The same answer as the text of an event stream.
    String events(Question question, ModelAnswer answer);

    static String event(String type, JsonObject data) {
        return "event: " + type + "\ndata: " + JsonObject.builder().put("type", type).putAll(data).build().text() + "\n\n";
    }

    static Stream<JsonObject> objects(JsonObject parent, String key) {
        return parent.array(key).orElse(JsonArray.of()).values().stream().map(Json::asObject).flatMap(Optional::stream);
    }

    static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
