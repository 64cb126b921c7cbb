package remotemcp.mcp.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// What a resource holds when it is read: text or bytes, or several of them (2026-07-28, server/resources).
///
/// @param cache how long clients may keep it; empty for what the resource was declared with
public record ResourceContents(List<Part> parts, Optional<ResourceCache> cache) {

    public ResourceContents {
        parts = List.copyOf(parts);
    }

    /// One piece.
    ///
    /// @param uri where the piece is a resource of its own; empty for that of the request
    /// @param mimeType empty for that of the resource
    /// @param data text, or base64
    /// @param isText which of the two
    public record Part(Optional<String> uri, Optional<String> mimeType, String data, boolean isText, Optional<JsonObject> meta) {

        /// Bytes of it before base64, or characters of text.
        int size() {
            return isText ? data.length() : data.length() / 4 * 3;
        }

        JsonObject toJson(String otherwiseUri, Optional<String> otherwiseType) {
            return JsonObject.builder().put("uri", uri.orElse(otherwiseUri)).put("mimeType", mimeType.or(() -> otherwiseType))
                .put(isText ? "text" : "blob", data).putAll(meta.map(object -> JsonObject.of("_meta", object)).orElse(JsonObject.empty()))
                .build();
        }
    }

    public static ResourceContents text(String text) {
        return of(text, true);
    }

    public static ResourceContents bytes(byte[] bytes) {
        return of(Base64Url.padded(bytes), false);
    }

    /// @param data bytes as base64 with padding (RFC 4648 §4)
    public static ResourceContents base64(String data) {
        return of(data, false);
    }

    /// Nothing, as of an empty folder.
    public static ResourceContents none() {
        return new ResourceContents(List.of(), Optional.empty());
    }

    private static ResourceContents of(String data, boolean isText) {
        return new ResourceContents(List.of(new Part(Optional.empty(), Optional.empty(), data, isText, Optional.empty())),
            Optional.empty());
    }

    /// This, of that media type.
    public ResourceContents ofType(String mimeType) {
        return each(part -> new Part(part.uri, Optional.of(mimeType), part.data, part.isText, part.meta));
    }

    /// This, as a resource of its own.
    public ResourceContents at(String uri) {
        return each(part -> new Part(Optional.of(uri), part.mimeType, part.data, part.isText, part.meta));
    }

    /// This, with that `_meta`.
    public ResourceContents withMeta(JsonObject meta) {
        return each(part -> new Part(part.uri, part.mimeType, part.data, part.isText, Optional.of(meta)));
    }

    private ResourceContents each(UnaryOperator<Part> change) {
        return new ResourceContents(parts.stream().map(change).toList(), cache);
    }

    /// This, and more.
    public ResourceContents and(ResourceContents more) {
        var all = new ArrayList<>(parts);
        all.addAll(more.parts);
        return new ResourceContents(all, cache);
    }

    /// This, which clients may keep for so long.
    public ResourceContents cached(ResourceCache other) {
        return new ResourceContents(parts, Optional.of(other));
    }

    int size() {
        int size = 0;
        for (Part part : parts) {
            size += part.size();
        }
        return size;
    }

    JsonArray toJson(String uri, Optional<String> mimeType) {
        var json = new ArrayList<Json>(parts.size());
        for (Part part : parts) {
            json.add(part.toJson(uri, mimeType));
        }
        return new JsonArray(json);
    }
}
