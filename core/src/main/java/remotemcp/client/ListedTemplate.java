package remotemcp.client;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// A family of resources as a server lists it.
///
/// @param uriTemplate RFC 6570
/// @param json the whole definition, unchanged
public record ListedTemplate(String uriTemplate, JsonObject json) {

    static Optional<ListedTemplate> from(JsonObject json) {
        return json.string("uriTemplate").map(template -> new ListedTemplate(template, json));
    }

    public String name() {
        return json.string("name").orElse("");
    }

    public Optional<String> description() {
        return json.string("description");
    }
}
