package remotemcp.client;

import java.util.Map;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Asks the user what a server wants to know (client, Elicitation). The host shows which server asks, lets the user look at the answer
/// before it is sent, and lets them decline.
public interface Elicitation {

    Reply fill(Form form);

    /// Lets the user open a page. The URL is https, or http of this computer; it is shown and agreed to before it is opened, and never
    /// handed to a shell.
    default Reply visit(Page page) {
        return Reply.decline();
    }

    /// Whether [#visit] can show pages: a server is told.
    default boolean showsPages() {
        return false;
    }

    /// @param schema flat object schema whose properties are the fields
    record Form(String message, JsonObject schema) {

        /// What the fields hold before the user changes them.
        public JsonObject defaults() {
            var filled = JsonObject.builder();
            for (Map.Entry<String, Json> property : schema.object("properties").orElse(JsonObject.empty()).entries()) {
                property.getValue().asObject().flatMap(field -> field.find("default"))
                    .ifPresent(value -> filled.put(property.getKey(), value));
            }
            return filled.build();
        }
    }

    record Page(String message, String url) {
    }

    /// What the user did.
    ///
    /// @param content for a form that was accepted: its fields
    record Reply(String action, JsonObject content) {

        public static Reply accept(JsonObject content) {
            return new Reply("accept", content);
        }

        public static Reply accept() {
            return accept(JsonObject.empty());
        }

        public static Reply decline() {
            return new Reply("decline", JsonObject.empty());
        }

        public static Reply cancel() {
            return new Reply("cancel", JsonObject.empty());
        }

        JsonObject toJson(boolean withContent) {
            var json = JsonObject.of("action", action);
            return withContent && action.equals("accept") ? json.with("content", content) : json;
        }
    }
}
