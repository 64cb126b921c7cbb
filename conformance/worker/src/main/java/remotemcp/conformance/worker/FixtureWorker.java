package remotemcp.conformance.worker;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSExportClasses;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.app.App;
import remotemcp.conformance.Fixtures;
import remotemcp.workers.RecordTable;
import remotemcp.workers.SessionObject;
import remotemcp.workers.WorkerServer;

/// The server that the official conformance suite judges, on Workers: open to everyone, so it is never deployed.
@JSExportClasses({RecordTable.class, SessionObject.class})
public final class FixtureWorker {
    private static final WorkerServer SERVER = WorkerServer.of((platform, settings) ->
        App.serving(Fixtures.server()).at(settings.site()).on(platform));

    private FixtureWorker() {
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
