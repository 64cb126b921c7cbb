package remotemcp.cli.model;

import java.util.List;
import java.util.Optional;
import remotemcp.hosts.HostProfile;
import remotemcp.json.JsonObject;

/// What the model of one host gets. Where a host names a file of its own, `FILE` stands for it, and a time is 0.
interface ModelView {

    static ModelView of(HostProfile host) {
        return switch (host) {
            case CLAUDE_CODE -> new ClaudeCodeView();
            case CODEX -> new CodexView();
            case GEMINI -> new GeminiView();
            case OPENCODE -> new OpencodeView();
            case COPILOT -> new CopilotView();
        };
    }

    /// The host's words about the server, with those of the server in them; empty when its model gets none.
    ///
    /// @param server its name in the host's configuration
    /// @param text what the server says; empty when it says nothing
    Optional<String> instructions(String server, String text);

    /// What the model gets of the tools before it has searched for one, where the host gives it no more at first; empty where it gets all at once.
    ///
    /// @param text what the server says; empty when it says nothing
    default Optional<String> beforeSearch(String server, String text, ToolOffer offer) {
        return Optional.empty();
    }

    /// @param tools as `tools/list` shows them
    ToolOffer tools(String server, List<JsonObject> tools);

    /// @param tool what was called
    /// @param arguments of the call
    /// @param result as the server sent it (`CallToolResult`)
    ModelResult result(String server, OfferedTool tool, JsonObject arguments, JsonObject result);

    /// What else is to be known, in one sentence.
    String note();
}
