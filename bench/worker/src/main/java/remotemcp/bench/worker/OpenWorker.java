package remotemcp.bench.worker;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.demo.Demo;
import remotemcp.http.HttpHandler;
import remotemcp.platform.MemoryStore;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.WebRandom;
import remotemcp.workers.WorkerEntry;
import remotemcp.workers.WorkerPlatform;

/// The demo's tools for everybody, without login and without storage: what `bench/run workers` measures beside an open server of
/// Cloudflare's stack.
public final class OpenWorker {
    private static final ConsoleLog LOG = new ConsoleLog();
    private static HttpHandler handler;

    private OpenWorker() {
    }

    public static void main(String[] args) {
    }

    @JSExport
    public static JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return new WorkerEntry(OpenWorker::handler, LOG).answer(request, context);
    }

    /// Made in the first request: Workers give no randomness before one.
    private static HttpHandler handler() {
        if (handler == null) {
            var platform = WorkerPlatform.of(new MemoryStore(System::currentTimeMillis), new WebRandom().bytes(32));
            handler = App.serving(Demo.server()).on(platform);
        }
        return handler;
    }
}
