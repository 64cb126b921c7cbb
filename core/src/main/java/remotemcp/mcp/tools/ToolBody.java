package remotemcp.mcp.tools;

import remotemcp.protocol.RpcException;

/// What a tool does when it is called. Ordinary blocking code, unless the tool is declared inline.
@FunctionalInterface
public interface ToolBody {

    /// @throws ToolException when the tool cannot do it; the model reads the message
    /// @throws RpcException when the request itself is refused
    ToolResult run(ToolCall call);
}
