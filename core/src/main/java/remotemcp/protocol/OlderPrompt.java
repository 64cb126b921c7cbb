package remotemcp.protocol;

import remotemcp.json.JsonObject;

/// A prompt, and the messages it or a request for sampling consists of, in the words of an older revision.
final class OlderPrompt {
    private OlderPrompt() {
    }

    /// The result of `prompts/list`.
    static JsonObject list(JsonObject result, Revision revision) {
        return Downgrade.each(result, "prompts", prompt -> describe(prompt, revision));
    }

    /// Titles are new in 2025-06-18.
    static JsonObject describe(JsonObject prompt, Revision revision) {
        JsonObject older = OlderContent.withoutMeta(OlderContent.withoutIcons(prompt, revision), revision);
        return revision.has(Feature.TITLES) ? older
            : Downgrade.each(older.without("title"), "arguments", argument -> argument.without("title"));
    }

    /// An object with messages, each of one block.
    static JsonObject result(JsonObject result, Revision revision) {
        return revision.has(Feature.ICONS) ? result : Downgrade.each(result, "messages", message -> message.object("content")
            .map(block -> message.with("content", OlderContent.block(block, revision))).orElse(message));
    }
}
