package remotemcp.cli.model;

import java.util.ArrayList;
import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A result as a model gets it.
///
/// @param isError whether the model is told that the tool failed, apart from the words of the result
record ModelResult(List<ModelPart> parts, boolean isError) {

    ModelResult {
        parts = List.copyOf(parts);
    }

    static ModelResult text(String text) {
        return new ModelResult(List.of(new ModelPart.Text(text)), false);
    }

    JsonObject json() {
        var all = new ArrayList<Json>();
        for (ModelPart part : parts) {
            all.add(part.json());
        }
        JsonObject json = JsonObject.of("parts", new JsonArray(all));
        return isError ? json.with("isError", Json.of(true)) : json;
    }
}
