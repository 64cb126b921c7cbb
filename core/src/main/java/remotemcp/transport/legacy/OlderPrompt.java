package remotemcp.transport.legacy;

import remotemcp.json.JsonObject;
import remotemcp.protocol.Revision;

/// A prompt, and what it says, in the words of an older revision.
final class OlderPrompt {
    private OlderPrompt() {
    }

    /// The prompt as `prompts/list` shows it. Titles are new in 2025-06-18.
    static JsonObject describe(JsonObject prompt, Revision revision) {
        JsonObject older = revision.isSince(Revision.NOVEMBER_2025) ? prompt : prompt.without("icons");
        if (revision.isSince(Revision.JUNE_2025)) {
            return older;
        }
        return Translation.each(older.without("title").without("_meta"), "arguments", argument -> argument.without("title"));
    }

    /// The result of `prompts/get`: each message has one block.
    static JsonObject result(JsonObject result, Revision revision) {
        return revision.isSince(Revision.JUNE_2025) ? result : Translation.each(result, "messages", message -> message.object("content")
            .map(block -> message.with("content", OlderTool.block(block, revision))).orElse(message));
    }
}
