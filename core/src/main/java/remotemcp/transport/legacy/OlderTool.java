package remotemcp.transport.legacy;

import remotemcp.json.JsonObject;
import remotemcp.protocol.Revision;

/// A tool, and what it answers, in the words of an older revision.
final class OlderTool {
    private OlderTool() {
    }

    /// The tool as `tools/list` shows it.
    static JsonObject describe(JsonObject tool, Revision revision) {
        JsonObject older = tool;
        if (!revision.isSince(Revision.NOVEMBER_2025)) {
            older = older.without("icons").without("execution");
        }
        if (!revision.isSince(Revision.JUNE_2025)) {
            older = moveTitle(older).without("outputSchema").without("_meta");
        }
        if (!revision.isSince(Revision.MARCH_2025)) {
            older = older.without("annotations");
        }
        return hasObjectOutput(older) ? older : older.without("outputSchema");
    }

    /// 2025-03-26 knows a title only among the annotations.
    private static JsonObject moveTitle(JsonObject tool) {
        return tool.string("title").map(title -> {
            JsonObject annotations = tool.object("annotations").orElse(JsonObject.empty());
            return tool.without("title").with("annotations", annotations.has("title") ? annotations : annotations.with("title", title));
        }).orElse(tool);
    }

    /// Before 2026-07-28 structured content is always an object.
    private static boolean hasObjectOutput(JsonObject tool) {
        return tool.object("outputSchema").flatMap(schema -> schema.string("type")).filter("object"::equals).isPresent();
    }

    /// The result of `tools/call`.
    static JsonObject result(JsonObject result, Revision revision) {
        boolean knowsStructure = revision.isSince(Revision.JUNE_2025) && result.object("structuredContent").isPresent();
        JsonObject older = knowsStructure ? result : result.without("structuredContent");
        return revision.isSince(Revision.JUNE_2025) ? older : Translation.each(older, "content", block -> block(block, revision));
    }

    /// A kind of content the revision lacks is named in text, so that the rest of the result still arrives.
    static JsonObject block(JsonObject block, Revision revision) {
        return switch (block.string("type").orElse("")) {
            case "resource_link" -> text(block.string("name").orElse("resource") + ": " + block.string("uri").orElse(""));
            case "audio" -> revision.isSince(Revision.MARCH_2025) ? block : text("(audio, " + block.string("mimeType").orElse("") + ")");
            default -> block;
        };
    }

    private static JsonObject text(String text) {
        return JsonObject.builder().put("type", "text").put("text", text).build();
    }
}
