package remotemcp.protocol;

import remotemcp.json.JsonObject;

/// Blocks of content and resources, in the words of an older revision.
final class OlderContent {
    private OlderContent() {
    }

    /// One block. A kind that the revision lacks is named in text, so that the rest of the message still arrives.
    static JsonObject block(JsonObject block, Revision revision) {
        return switch (block.string("type").orElse("")) {
            case "resource_link" -> revision.has(Feature.RESOURCE_LINKS) ? withoutIcons(block, revision)
                : text(block.string("name").orElse("resource") + ": " + block.string("uri").orElse(""));
            case "audio" -> revision.has(Feature.AUDIO_CONTENT) ? withoutMeta(block, revision)
                : text("(audio, " + block.string("mimeType").orElse("") + ")");
            case "resource" -> embedded(withoutMeta(block, revision), revision);
            default -> withoutMeta(block, revision);
        };
    }

    private static JsonObject embedded(JsonObject block, Revision revision) {
        return block.object("resource").filter(resource -> resource.has("_meta") && !revision.has(Feature.DEFINITION_META))
            .map(resource -> block.with("resource", resource.without("_meta"))).orElse(block);
    }

    private static JsonObject text(String text) {
        return JsonObject.builder().put("type", "text").put("text", text).build();
    }

    /// The result of `resources/list`.
    static JsonObject resources(JsonObject result, Revision revision) {
        return Downgrade.each(result, "resources", resource -> resource(resource, revision));
    }

    /// The result of `resources/templates/list`.
    static JsonObject templates(JsonObject result, Revision revision) {
        return Downgrade.each(result, "resourceTemplates", template -> resource(template, revision));
    }

    /// The result of `resources/read`.
    static JsonObject contents(JsonObject result, Revision revision) {
        return Downgrade.each(result, "contents", contents -> withoutMeta(contents, revision));
    }

    /// A resource, or a template of some, as its list shows it.
    private static JsonObject resource(JsonObject resource, Revision revision) {
        JsonObject older = withoutMeta(withoutIcons(resource, revision), revision);
        return revision.has(Feature.TITLES) ? older : older.without("title");
    }

    static JsonObject withoutIcons(JsonObject object, Revision revision) {
        return revision.has(Feature.ICONS) ? object : object.without("icons");
    }

    static JsonObject withoutMeta(JsonObject object, Revision revision) {
        return revision.has(Feature.DEFINITION_META) ? object : object.without("_meta");
    }
}
