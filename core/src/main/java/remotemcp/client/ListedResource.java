package remotemcp.client;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// A resource as a server lists it.
///
/// @param json the whole definition, unchanged
public record ListedResource(String uri, JsonObject json) {

    static Optional<ListedResource> from(JsonObject json) {
        return json.string("uri").map(uri -> new ListedResource(uri, json));
    }

    public String name() {
        return json.string("name").orElse("");
    }

    public Optional<String> description() {
        return json.string("description");
    }

    public Optional<String> mimeType() {
        return json.string("mimeType");
    }
}
