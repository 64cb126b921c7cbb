package remotemcp.workers.gate;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.platform.MemoryStore;
import remotemcp.platform.Sealer;
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
        var sealer = new Sealer(platform, "gate");
        return request -> {
            var sealed = sealer.seal(request.body());
            return HttpResponse.json(200, Json.parse(sealer.open(sealed).orElseThrow()));
        };
    }
}
