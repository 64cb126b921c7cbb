package remotemcp.hosts;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What a host asked a [PretendModel], read from the request of one model API.
///
/// @param body the whole request as the host sent it
/// @param tools what the model may call
/// @param results what earlier calls of this conversation gave, in the host's words, oldest first
/// @param stream whether the answer is wanted as events
public record Question(JsonObject body, List<OfferedTool> tools, List<Json> results, boolean stream) {

    /// A tool as the host offers it to the model.
    ///
    /// @param space the namespace it stands in, where the API has namespaces; else empty
    /// @param declaration all that the model is told about it
    /// @param schema of its arguments
    public record OfferedTool(Optional<String> space, String name, JsonObject declaration, JsonObject schema) {

        /// Whether this is that tool of an MCP server: hosts put a prefix of their own before the name.
        public boolean is(String tool) {
            return name.equals(tool) || name.endsWith("_" + tool) || name.endsWith("-" + tool);
        }
    }

    public Optional<OfferedTool> tool(String name) {
        return tools.stream().filter(tool -> tool.is(name)).findFirst();
    }
}
