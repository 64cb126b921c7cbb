package remotemcp.workers.gate;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.http.BodyLimit;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Platform;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.SessionObject;
import remotemcp.workers.SessionObjects;
import remotemcp.workers.WorkerEntry;
import remotemcp.workers.WorkerPlatform;
import remotemcp.workers.Workers;

/// The core as a worker: the tool `add`, and tools that show what the platform does. Open to everyone, unless the binding
/// `LOGIN` is there. With the binding `STORE` it is a store that is told by URL what to do, with `CACHE` a cache, and nothing else.
public final class GateWorker {
    private static final ConsoleLog LOG = new ConsoleLog();
    /// The key guards nothing; two isolates have to agree on it.
    private static final Platform PLATFORM = WorkerPlatform.of(new MemoryStore(System::currentTimeMillis), new byte[32]);
    private static final int MOST = 4 << 20;
    private static volatile HttpHandler handler;
    private static int objectsMade;

    private GateWorker() {
    }

    public static void main(String[] args) {
        Workers.serve(GateWorker::fetch, GateWorker::session);
    }

    private static JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return new WorkerEntry(() -> chosen(environment), LOG).answer(request, context);
    }

    private static HttpHandler chosen(JSObject environment) {
        if (has(environment, "STORE")) {
            return reading(new StoreEndpoint(binding(environment, "RECORDS")));
        }
        return has(environment, "CACHE") ? reading(new CacheEndpoint(binding(environment, "OAUTH_KV"))) : handler(environment);
    }

    private static HttpHandler reading(HttpHandler endpoint) {
        return BodyLimit.guarded(MOST, head -> HttpResponse.of(413)).then(endpoint);
    }

    /// What an object of the class `Sessions` holds. It shares an isolate with the worker on this machine, and so the store in memory.
    private static SessionObject session(JSObject state, JSObject environment) {
        objectsMade++;
        return new SessionObject(state, StandardApp.serving(server()).on(PLATFORM).sessions(), LOG);
    }

    private static HttpHandler handler(JSObject environment) {
        if (handler == null) {
            var app = StandardApp.serving(server());
            handler = (has(environment, "LOGIN") ? app.signIn(OwnAccounts.signUpOpen()) : app)
                .on(PLATFORM.withSessionsAt(new SessionObjects(binding(environment, "SESSIONS"))));
        }
        return handler;
    }

    private static McpServer server() {
        return McpServer.named("gate-worker", "1.0.0")
            .tool("add", "Adds two whole numbers", tool -> {
                var a = tool.integer("a", "the first number");
                var b = tool.integer("b", "the second number");
                return call -> ToolResult.text(String.valueOf(call.get(a) + call.get(b)));
            })
            .tool("objects-made", "How many objects of sessions were made or woken up",
                tool -> call -> ToolResult.text(String.valueOf(objectsMade)))
            .tools(new PlatformTools(PLATFORM))
            .build();
    }

    @JSBody(params = {"environment", "name"}, script = "return environment[name];")
    private static native JSObject binding(JSObject environment, String name);

    @JSBody(params = {"environment", "name"}, script = "return !!environment[name];")
    private static native boolean has(JSObject environment, String name);
}
