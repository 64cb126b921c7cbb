package remotemcp.jvm.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import remotemcp.auth.StandardApp;
import remotemcp.jvm.JvmPlatform;
import remotemcp.jvm.http.HttpOptions;
import remotemcp.jvm.http.VertxServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.protocol.LogLevel;

/// A server of ours with a few tools, for clients of ours.
final class OwnServer implements AutoCloseable {
    /// What became of the tool `wait`: `started`, then `cancelled`.
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private final JvmPlatform platform = JvmPlatform.inMemory();
    private final VertxServer server;

    OwnServer() {
        server =
            VertxServer.start(HttpOptions.loopback(0), StandardApp.serving(tools()).on(platform.platform()), platform.platform().log());
    }

    String mcp() {
        return "http://localhost:" + server.port() + "/mcp";
    }

    String sse() {
        return "http://localhost:" + server.port() + "/sse";
    }

    private McpServer tools() {
        return McpServer.named("own", "1.2.3").instructions("Add.").pageSize(2)
            .tool("add", "Adds", tool -> {
                var a = tool.integer("a", "first");
                var b = tool.integer("b", "second");
                return call -> ToolResult.text(Long.toString(call.get(a) + call.get(b)));
            })
            .tool("where", "Tells a header", tool -> {
                var region = tool.string("region", "where").header("Region");
                return call -> ToolResult.text("in " + call.get(region));
            })
            .tool("fail", "Fails", _ -> _ -> {
                throw new ToolException("it cannot be done");
            })
            .tool("steps", "Takes steps", _ -> call -> {
                call.progress(1, 2, "half");
                call.log(LogLevel.WARNING, "careful");
                call.progress(2, 2, "whole");
                return ToolResult.text("walked");
            })
            .tool("wait", "Waits until nobody does any more", _ -> call -> {
                events.add("started");
                try {
                    while (!call.cancelled()) {
                        Thread.sleep(20);
                    }
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
                events.add("cancelled");
                return ToolResult.text("never read");
            })
            .build();
    }

    @Override
    public void close() {
        server.close();
        platform.close();
    }
}
