package remotemcp.hosts;

import remotemcp.hosts.Question.OfferedTool;
import remotemcp.json.JsonObject;

/// What a [PretendModel] says in one turn.
sealed interface ModelAnswer {

    record Text(String text) implements ModelAnswer {
    }

    /// @param id unique in the conversation
    record ToolCall(String id, OfferedTool tool, JsonObject arguments) implements ModelAnswer {
    }
}
