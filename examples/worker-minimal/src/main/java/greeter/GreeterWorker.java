package greeter;

import remotemcp.mcp.McpServer;
import remotemcp.workers.Workers;

/// The worker: one line.
final class GreeterWorker {
    public static void main(String[] args) {
        Workers.serve(McpServer.named("greeter", "1.0.0").tools(new Greeter()).build());
    }
}
