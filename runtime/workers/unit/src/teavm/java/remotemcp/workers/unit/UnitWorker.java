package remotemcp.workers.unit;

import java.nio.charset.StandardCharsets;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.HttpResponse;
import remotemcp.workers.ConsoleLog;
import remotemcp.workers.WorkerEntry;

/// Runs the tests of the class that the path names: `/remotemcp.json.JsonReaderTest`.
public final class UnitWorker {
    private static final WorkerEntry ENTRY =
        new WorkerEntry(() -> request -> HttpResponse.waiting(() -> run(request.path().substring(1))), new ConsoleLog());

    private UnitWorker() {
    }

    public static void main(String[] args) {
    }

    @JSExport
    public static JSPromise<JSObject> fetch(JSObject request, JSObject environment, JSObject context) {
        return ENTRY.answer(request, context);
    }

    private static HttpResponse.Ready run(String test) {
        var report = new Report();
        AllTests.run(test, report);
        return HttpResponse.of(200).body(report.text().getBytes(StandardCharsets.UTF_8));
    }
}
