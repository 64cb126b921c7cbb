package com.example.myserver;

import static remotemcp.mcp.tools.ToolResult.text;

import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolSet;

/// Your first tool. Declaring a parameter makes the schema that the model sees, the check of what arrives, and the value the code reads.
final class Greeter implements ToolSet {

    @Override
    public void addTo(McpServer.Builder server) {
        server.tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            tool.readOnly().openWorld(false);
            return call -> text("Hi " + call.get(name));
        });
    }
}
