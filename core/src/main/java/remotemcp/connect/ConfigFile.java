package remotemcp.connect;

import remotemcp.json.IndentedJson;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;

/// A host's JSON file of servers, and this server's entry in it.
///
/// @param place where it is on one system; begins with `~/` or `%APPDATA%\`
/// @param section the member that holds all servers, such as `mcpServers`
/// @param name of this server's member there
/// @param entry that member's value
/// @param takesComments whether the host reads comments, and commas behind last members, in this file
public record ConfigFile(String place, String section, String name, JsonObject entry, boolean takesComments) {
    ConfigFile(String place, String section, String name, JsonObject entry) {
        this(place, section, name, entry, false);
    }

    ConfigFile withComments() {
        return new ConfigFile(place, section, name, entry, true);
    }

    /// The file's text when it has no other server.
    public String text() {
        return IndentedJson.of(JsonObject.of(section, JsonObject.of(name, entry)));
    }

    /// That text with this server added or replaced, laid out like what surrounds it; everything else stays to the letter.
    ///
    /// @param before the file's text; empty when there is none yet
    /// @throws JsonException when it is not JSON, for instance because it has comments that the host does not take
    /// @throws IllegalArgumentException when it is JSON in which servers have no place
    public String addedTo(String before) {
        return before.isBlank() ? text() + "\n" : new ConfigText(before, takesComments).with(section, name, entry);
    }
}
