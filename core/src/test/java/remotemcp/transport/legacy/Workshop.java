package remotemcp.transport.legacy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.Content;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.protocol.LogLevel;

/// A server with a tool for each way a call can go. `slow` holds its calls until the test lets them go or cancels them.
final class Workshop {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    final CountDownLatch sawCancel = new CountDownLatch(1);

    McpServer server() {
        return McpServer.named("workshop", "1.0").title("The Workshop").instructions("Use with care.")
            .tool("add", "Adds", tool -> {
                var a = tool.number("a", "one");
                var b = tool.number("b", "other");
                tool.inline().readOnly().title("Sum").output(Json.parse("""
                    {"type":"object","properties":{"sum":{"type":"number"}},"required":["sum"]}""").asObject().orElseThrow());
                return call -> ToolResult.structured(JsonObject.builder().put("sum", call.get(a) + call.get(b)).build());
            })
            .tool("who", "Tells who asks", _ -> call -> ToolResult.text(call.caller().subject()))
            .tool("steps", "Reports as it goes", _ -> call -> {
                call.progress(1, 2, "half way");
                call.log(LogLevel.DEBUG, "chatter");
                call.log(LogLevel.WARNING, "careful");
                call.progress(2, 2, "there");
                return ToolResult.text("done");
            })
            .tool("slow", "Waits", _ -> call -> {
                begun.countDown();
                while (!await(go)) {
                    if (call.cancelled()) {
                        sawCancel.countDown();
                        throw new ToolException("stopped");
                    }
                }
                return ToolResult.text("slept well");
            })
            .tool("stuck", "Waits and does not ask", _ -> call -> {
                begun.countDown();
                try {
                    go.await();
                } catch (InterruptedException interrupted) {
                    sawCancel.countDown();
                    throw new IllegalStateException(interrupted);
                }
                return ToolResult.text("slept well");
            })
            .tool("sample", "Needs sampling", tool -> {
                tool.needsClient("sampling");
                return _ -> ToolResult.text("could sample");
            })
            .tool("show", "Shows everything", _ -> _ -> ToolResult.of(new Content.Audio("UklGRg==", "audio/wav"),
                new Content.ResourceLink("file:///a.txt", "a.txt", java.util.Optional.empty(), java.util.Optional.empty())))
            .tool("broken", "Has a bug", _ -> _ -> {
                throw new IllegalStateException("secret detail");
            })
            .build();
    }

    /// Goes on waiting when interrupted, as a stubborn tool does.
    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }
}
