package remotemcp.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A prompt as a server lists it.
///
/// @param json the whole definition, unchanged
public record ListedPrompt(String name, JsonObject json) {

    static Optional<ListedPrompt> from(JsonObject json) {
        return json.string("name").map(name -> new ListedPrompt(name, json));
    }

    public Optional<String> description() {
        return json.string("description");
    }

    /// `name`, `description`, `required` of each argument.
    public List<JsonObject> arguments() {
        var arguments = new ArrayList<JsonObject>();
        for (Json argument : json.array("arguments").orElse(JsonArray.of())) {
            argument.asObject().ifPresent(arguments::add);
        }
        return arguments;
    }
}
