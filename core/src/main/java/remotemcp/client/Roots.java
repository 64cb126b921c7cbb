package remotemcp.client;

import java.util.List;
import java.util.Optional;
import remotemcp.json.JsonObject;

/// Tells servers which folders the user works in (client, Roots).
@FunctionalInterface
public interface Roots {

    List<Root> list();

    /// @param uri a `file:` URI
    record Root(String uri, Optional<String> name) {

        JsonObject toJson() {
            return JsonObject.builder().put("uri", uri).put("name", name).build();
        }
    }
}
