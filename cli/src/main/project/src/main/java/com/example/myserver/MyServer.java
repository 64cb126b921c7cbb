package com.example.myserver;

import remotemcp.mcp.McpServer;

/// The server, the same on both runtimes. More tools are added here.
final class MyServer {
    private MyServer() {
    }

    static McpServer create() {
        return McpServer.named("my-server", "1.0.0")
            .tools(new Greeter())
            .build();
    }
}
