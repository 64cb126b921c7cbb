package remotemcp.workers.gate;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSExportClasses;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.app.OwnAccounts;
import remotemcp.http.HttpHandler;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolResult;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.RecordTable;
import remotemcp.workers.WebRandom;
import remotemcp.workers.WorkerEntry;
import remotemcp.workers.WorkerPlatform;

/// The core as a worker: the tool `add`, and tools that show what the platform does. Open to everyone, unless the binding
/// `LOGIN` is there. With the binding `STORE` it is a store that is told by URL what to do, and nothing else.
@JSExportClasses(RecordTable.class)
public final class GateWorker {
    private static final ConsoleLog LOG = new ConsoleLog();
    private static volatile HttpHandler handler;

    private GateWorker() {
    }

    public static void main(String[] args) {
    }

    @JSExport
    public static JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return new WorkerEntry(() -> has(environment, "STORE") ? new StoreEndpoint(records(environment)) : handler(has(environment, "LOGIN")), LOG)
            .answer(request, context);
    }

    /// Made in the first request: Workers give no randomness before one.
    private static HttpHandler handler(boolean login) {
        if (handler == null) {
            var platform = WorkerPlatform.of(new MemoryStore(System::currentTimeMillis), new WebRandom().bytes(32));
            var app = App.serving(server(platform));
            handler = (login ? app.signIn(OwnAccounts.signUpOpen()) : app).on(platform);
        }
        return handler;
    }

    private static McpServer server(Platform platform) {
        return McpServer.named("gate-worker", "1.0.0")
            .tool("add", "Adds two whole numbers", tool -> {
                var a = tool.integer("a", "the first number");
                var b = tool.integer("b", "the second number");
                return call -> ToolResult.text(String.valueOf(call.get(a) + call.get(b)));
            })
            .tools(new PlatformTools(platform))
            .build();
    }

    @JSBody(params = "environment", script = "return environment.RECORDS;")
    private static native JSObject records(JSObject environment);

    @JSBody(params = {"environment", "name"}, script = "return !!environment[name];")
    private static native boolean has(JSObject environment, String name);
}
