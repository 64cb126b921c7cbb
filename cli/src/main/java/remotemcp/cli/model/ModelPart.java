package remotemcp.cli.model;

import remotemcp.json.JsonObject;

/// One piece of a result as a model gets it.
sealed interface ModelPart {

    JsonObject json();

    record Text(String text) implements ModelPart {
        @Override
        public JsonObject json() {
            return JsonObject.of("text", text);
        }
    }

    /// A picture, or bytes, given to the model as such.
    record Media(String mimeType) implements ModelPart {
        @Override
        public JsonObject json() {
            return JsonObject.of("media", mimeType);
        }
    }
}
