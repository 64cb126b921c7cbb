package remotemcp.mcp;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// One block of what a tool shows (2026-07-28, server/tools, Tool Result).
public sealed interface Content {

    JsonObject toJson();

    /// Characters of what it carries.
    int size();

    record Text(String text) implements Content {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().put("type", "text").put("text", text).build();
        }

        @Override
        public int size() {
            return text.length();
        }
    }

    /// @param data base64
    record Image(String data, String mimeType) implements Content {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().put("type", "image").put("data", data).put("mimeType", mimeType).build();
        }

        @Override
        public int size() {
            return data.length();
        }
    }

    /// @param data base64
    record Audio(String data, String mimeType) implements Content {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().put("type", "audio").put("data", data).put("mimeType", mimeType).build();
        }

        @Override
        public int size() {
            return data.length();
        }
    }

    /// A resource sent along whole, as text.
    record EmbeddedText(String uri, String mimeType, String text) implements Content {
        @Override
        public JsonObject toJson() {
            var resource = JsonObject.builder().put("uri", uri).put("mimeType", mimeType).put("text", text).build();
            return JsonObject.builder().put("type", "resource").put("resource", resource).build();
        }

        @Override
        public int size() {
            return text.length();
        }
    }

    /// A resource sent along whole, as bytes.
    ///
    /// @param blob base64
    record EmbeddedBlob(String uri, String mimeType, String blob) implements Content {
        @Override
        public JsonObject toJson() {
            var resource = JsonObject.builder().put("uri", uri).put("mimeType", mimeType).put("blob", blob).build();
            return JsonObject.builder().put("type", "resource").put("resource", resource).build();
        }

        @Override
        public int size() {
            return blob.length();
        }
    }

    /// Points to a resource the client can read.
    record ResourceLink(String uri, String name, Optional<String> description, Optional<String> mimeType) implements Content {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().put("type", "resource_link").put("uri", uri).put("name", name)
                .put("description", description).put("mimeType", mimeType).build();
        }

        @Override
        public int size() {
            return uri.length() + name.length();
        }
    }
}
