package remotemcp.protocol;

import remotemcp.json.JsonObject;

/// A tool, and what it answers, in the words of an older revision.
final class OlderTool {
    private OlderTool() {
    }

    /// The result of `tools/list`.
    static JsonObject list(JsonObject result, Revision revision) {
        return Downgrade.each(result, "tools", tool -> describe(tool, revision));
    }

    static JsonObject describe(JsonObject tool, Revision revision) {
        JsonObject older = OlderContent.withoutMeta(OlderContent.withoutIcons(tool, revision), revision);
        if (!revision.has(Feature.TASK_EXECUTION)) {
            older = older.without("execution");
        }
        if (!revision.has(Feature.TITLES)) {
            older = moveTitle(older);
        }
        if (!revision.has(Feature.TOOL_ANNOTATIONS)) {
            older = older.without("annotations");
        }
        return revision.has(Feature.STRUCTURED_CONTENT) && hasFittingOutput(older, revision) ? older : older.without("outputSchema");
    }

    /// 2025-03-26 knows a title only among the annotations.
    private static JsonObject moveTitle(JsonObject tool) {
        return tool.string("title").map(title -> {
            JsonObject annotations = tool.object("annotations").orElse(JsonObject.empty());
            return tool.without("title").with("annotations", annotations.has("title") ? annotations : annotations.with("title", title));
        }).orElse(tool);
    }

    private static boolean hasFittingOutput(JsonObject tool, Revision revision) {
        return revision.has(Feature.ANY_STRUCTURED_CONTENT)
            || tool.object("outputSchema").flatMap(schema -> schema.string("type")).filter("object"::equals).isPresent();
    }

    /// The result of `tools/call`.
    static JsonObject result(JsonObject result, Revision revision) {
        boolean isFitting = revision.has(Feature.ANY_STRUCTURED_CONTENT) || result.object("structuredContent").isPresent();
        JsonObject older = revision.has(Feature.STRUCTURED_CONTENT) && isFitting ? result : result.without("structuredContent");
        return revision.has(Feature.ICONS) ? older : Downgrade.each(older, "content", block -> OlderContent.block(block, revision));
    }
}
