package remotemcp.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What a tool answered.
///
/// @param json the whole result, unchanged
public record CallResult(JsonObject json) {

    /// Whether the tool says that it failed; its content then says why.
    public boolean isError() {
        return json.bool("isError").orElse(false);
    }

    /// The blocks, of whatever type.
    public List<JsonObject> content() {
        var blocks = new ArrayList<JsonObject>();
        for (Json block : json.array("content").orElse(JsonArray.of())) {
            block.asObject().ifPresent(blocks::add);
        }
        return blocks;
    }

    /// The text blocks, each on lines of its own.
    public String text() {
        var texts = new ArrayList<String>();
        for (JsonObject block : content()) {
            if (block.string("type").orElse("").equals("text")) {
                block.string("text").ifPresent(texts::add);
            }
        }
        return String.join("\n", texts);
    }

    /// The value for programs.
    public Optional<Json> structured() {
        return json.find("structuredContent");
    }
}
