package remotemcp.mcp.input;

import remotemcp.json.JsonObject;

/// What a user did with a form or a link.
///
/// @param action `accept`, `decline` (said no) or `cancel` (closed it without a choice)
/// @param content the values of the form, which fit its fields; empty unless a form was accepted
public record Elicited(String action, JsonObject content) {

    static Elicited of(JsonObject answer) {
        String action = answer.string("action").orElseThrow();
        return new Elicited(action, action.equals("accept") ? answer.object("content").orElse(JsonObject.empty()) : JsonObject.empty());
    }

    /// Whether the user said yes.
    public boolean isAccepted() {
        return action.equals("accept");
    }
}
