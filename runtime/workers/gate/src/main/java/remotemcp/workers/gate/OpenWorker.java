package remotemcp.workers.gate;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.mcp.Answer;
import remotemcp.mcp.ClientStream;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RequestContext;
import remotemcp.mcp.RpcMessage;
import remotemcp.mcp.RpcRequest;
import remotemcp.mcp.ToolResult;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.WebRandom;
import remotemcp.workers.WorkerEntry;
import remotemcp.workers.WorkerPlatform;

/// A server without login that offers one tool, as a worker.
public final class OpenWorker {
    private static final WorkerEntry ENTRY = new WorkerEntry(OpenWorker::handler, new ConsoleLog());
    private static volatile HttpHandler handler;

    private OpenWorker() {}

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
            handler = server(platform);
        }
        return handler;
    }

    private static HttpHandler server(Platform platform) {
        var server = McpServer.named("open-worker", "1.0.0").tool("add", "Add two numbers exactly", tool -> {
            var a = tool.number("a", "the first number");
            var b = tool.number("b", "the second number");
            return call -> ToolResult.text(String.valueOf(call.get(a) + call.get(b)));
        }).build();
        return request -> {
            var message = (RpcRequest) RpcMessage.from(Json.parse(request.body()));
            return switch (server.answer(message, RequestContext.anonymous())) {
                case Answer.Now now -> HttpResponse.json(200, now.result());
                case Answer.Fixed fixed -> HttpResponse.json(200, fixed.result());
                case Answer.Later later -> HttpResponse.waiting(() -> HttpResponse.json(200, later.work().run(ClientStream.none())));
            };
        };
    }
}
