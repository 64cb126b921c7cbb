package remotemcp.connect;

import remotemcp.json.IndentedJson;
import remotemcp.json.Json;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// A host's JSON file of servers, and this server's entry in it.
///
/// @param place where it is on one system; begins with `~/` or `%APPDATA%\`
/// @param section the member that holds all servers, such as `mcpServers`
/// @param name of this server's member there
/// @param entry that member's value
public record ConfigFile(String place, String section, String name, JsonObject entry) {

    /// The file's text when it has no other server.
    public String text() {
        return IndentedJson.of(JsonObject.of(section, JsonObject.of(name, entry)));
    }

    /// That text with this server added or replaced, everything else kept in its order; comments and the layout are not.
    ///
    /// @param before the file's text; empty when there is none yet
    /// @throws JsonException when it is not JSON, for instance because it has comments
    /// @throws IllegalArgumentException when it is JSON in which servers have no place
    public String addedTo(String before) {
        JsonObject file = before.isBlank() ? JsonObject.empty()
            : Json.parse(before).asObject().orElseThrow(() -> new IllegalArgumentException("not a JSON object"));
        if (file.has(section) && file.object(section).isEmpty()) {
            throw new IllegalArgumentException("its member " + section + " is not a JSON object");
        }
        JsonObject servers = file.object(section).orElse(JsonObject.empty());
        return IndentedJson.of(put(file, section, put(servers, name, entry))) + "\n";
    }

    /// A member that is there keeps its place.
    private static JsonObject put(JsonObject object, String name, Json value) {
        var builder = JsonObject.builder();
        object.entries().forEach(member -> builder.put(member.getKey(), member.getKey().equals(name) ? value : member.getValue()));
        return object.has(name) ? builder.build() : builder.put(name, value).build();
    }
}
