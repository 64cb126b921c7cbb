package remotemcp.demo;

import remotemcp.mcp.McpServer;

/// What the ready-made server offers, the same on every runtime.
public final class Demo {
    private Demo() {
    }

    public static McpServer server() {
        return McpServer.named("remote-mcp", "0.1.0")
            .title("remote-mcp")
            .instructions("Adds numbers exactly: call the tool add instead of adding in your head.")
            .tools(new Arithmetic())
            .build();
    }
}
