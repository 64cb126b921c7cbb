package remotemcp.workers.gate;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.http.HttpHandler;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolResult;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.WebRandom;
import remotemcp.workers.WorkerEntry;
import remotemcp.workers.WorkerPlatform;

/// A server without login as a worker: the tool `add`, and tools that show what the platform does.
public final class OpenWorker {
    private static final WorkerEntry ENTRY = new WorkerEntry(OpenWorker::handler, new ConsoleLog());
    private static volatile HttpHandler handler;

    private OpenWorker() {
    }

    public static void main(String[] args) {
    }

    @JSExport
    public static JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return ENTRY.answer(request, context);
    }

    /// Made in the first request: Workers give no randomness before one.
    private static HttpHandler handler() {
        if (handler == null) {
            var platform = WorkerPlatform.of(new MemoryStore(System::currentTimeMillis), new WebRandom().bytes(32));
            handler = App.serving(server(platform)).on(platform);
        }
        return handler;
    }

    private static McpServer server(Platform platform) {
        return McpServer.named("open-worker", "1.0.0")
            .tool("add", "Adds two whole numbers", tool -> {
                var a = tool.integer("a", "the first number");
                var b = tool.integer("b", "the second number");
                return call -> ToolResult.text(String.valueOf(call.get(a) + call.get(b)));
            })
            .tools(new PlatformTools(platform))
            .build();
    }
}
