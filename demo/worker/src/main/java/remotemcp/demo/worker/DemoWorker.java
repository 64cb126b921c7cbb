package remotemcp.demo.worker;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSExportClasses;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.demo.Demo;
import remotemcp.workers.RecordTable;
import remotemcp.workers.SessionObject;
import remotemcp.workers.WorkerServer;

/// The demo server on Cloudflare Workers.
@JSExportClasses({RecordTable.class, SessionObject.class})
public final class DemoWorker {
    private static final WorkerServer SERVER = WorkerServer.of((platform, settings) ->
        Demo.on(platform, settings.site(), settings.isSignUpOpen(), settings::oauth));

    private DemoWorker() {
    }

    public static void main(String[] args) {
    }

    @JSExport
    public static JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return SERVER.fetch(request, environment, context);
    }

    @JSExport
    public static SessionObject session(JSObject state, JSObject environment) {
        return SERVER.session(state, environment);
    }
}
