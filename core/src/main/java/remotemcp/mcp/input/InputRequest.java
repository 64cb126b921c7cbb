package remotemcp.mcp.input;

import remotemcp.json.JsonArray;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// One request of the server to its client (2026-07-28, Multi Round-Trip Requests; before that, a request on the stream).
///
/// @param method `elicitation/create`, `sampling/createMessage` or `roots/list`
/// @param params what it says
/// @param capability what a client must have declared to be asked this
public record InputRequest(String method, JsonObject params, JsonObject capability) {
    static final String ELICIT = "elicitation/create";
    static final String SAMPLE = "sampling/createMessage";
    static final String ROOTS = "roots/list";

    /// Asks the user to fill in a form.
    public static InputRequest form(Form form) {
        var params = JsonObject.builder().put("mode", "form").put("message", form.message()).put("requestedSchema", form.schema());
        return new InputRequest(ELICIT, params.build(), JsonObject.of("elicitation", JsonObject.empty()));
    }

    /// Asks the user to open a page, for what must not pass through the client, such as a password or a payment.
    ///
    /// @param message why
    public static InputRequest link(String message, String url) {
        return new InputRequest(ELICIT, JsonObject.builder().put("mode", "url").put("message", message).put("url", url).build(),
            JsonObject.of("elicitation", JsonObject.of("url", JsonObject.empty())));
    }

    /// Asks the client's model.
    ///
    /// @param prompt what the user would say
    /// @param maxTokens how long the answer may be
    public static InputRequest sample(String prompt, int maxTokens) {
        JsonObject message = JsonObject.of("role", "user").with("content", JsonObject.of("type", "text").with("text", Json.of(prompt)));
        return sample(JsonObject.of("messages", JsonArray.of(message)).with("maxTokens", Json.of(maxTokens)));
    }

    /// Asks the client's model with all that `CreateMessageRequestParams` has.
    public static InputRequest sample(JsonObject params) {
        JsonObject needed = params.has("tools") ? JsonObject.of("tools", JsonObject.empty()) : JsonObject.empty();
        return new InputRequest(SAMPLE, params, JsonObject.of("sampling", needed));
    }

    /// Asks for the folders that the user lets the server work in.
    public static InputRequest roots() {
        return new InputRequest(ROOTS, JsonObject.empty(), JsonObject.of("roots", JsonObject.empty()));
    }

    /// As it stands in `inputRequests`.
    JsonObject json() {
        return JsonObject.of("method", method).with("params", params);
    }

    /// Whether a client with these capabilities can be asked.
    public boolean suits(JsonObject declared) {
        for (String name : capability.keys()) {
            var have = declared.object(name);
            if (have.isEmpty() || !hasAll(have.get(), capability.object(name).orElse(JsonObject.empty()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAll(JsonObject have, JsonObject needed) {
        for (String name : needed.keys()) {
            if (!have.has(name)) {
                return false;
            }
        }
        return true;
    }

    /// Whether that is an answer to this. What is none is asked for again.
    public boolean accepts(JsonObject answer) {
        return switch (method) {
            case ELICIT -> isElicited(answer);
            case SAMPLE -> answer.string("role").isPresent() && answer.has("content");
            default -> answer.array("roots").isPresent();
        };
    }

    private boolean isElicited(JsonObject answer) {
        String action = answer.string("action").orElse("");
        if (action.equals("decline") || action.equals("cancel")) {
            return true;
        }
        var schema = params.object("requestedSchema");
        return action.equals("accept")
            && (schema.isEmpty() || Form.fits(schema.get(), answer.object("content").orElse(JsonObject.empty())));
    }
}
