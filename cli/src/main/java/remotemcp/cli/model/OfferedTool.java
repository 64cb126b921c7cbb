package remotemcp.cli.model;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// A tool as a host's model gets it.
///
/// @param original its name on the server
/// @param namespace what the host puts it into, where it does
/// @param parameters its input schema
record OfferedTool(String original, Optional<String> namespace, String name, String description, JsonObject parameters) {

    static OfferedTool named(String original, String name, String description, JsonObject parameters) {
        return new OfferedTool(original, Optional.empty(), name, description, parameters);
    }

    JsonObject json() {
        return JsonObject.builder().put("namespace", namespace).put("name", name).put("description", description)
            .put("parameters", parameters).build();
    }
}
