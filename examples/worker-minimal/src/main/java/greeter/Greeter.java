package greeter;

import static remotemcp.mcp.tools.ToolResult.text;

import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;

/// A tool of one's own.
final class Greeter implements ToolSet {

    @Override
    public void addTo(McpServer.Builder server) {
        server.tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            tool.readOnly();
            return call -> text("Hi " + call.get(name));
        });
    }
}
