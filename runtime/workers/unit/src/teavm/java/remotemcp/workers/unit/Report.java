package remotemcp.workers.unit;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What became of the tests of one class: `[{"name":…,"millis":…,"failure":…,"stack":…}]`, without the last two where there is none.
public final class Report {
    private final List<Json> outcomes = new ArrayList<>();

    /// One test, whatever it throws.
    @FunctionalInterface
    public interface Trial {
        void run() throws Throwable;
    }

    public void run(String name, Trial trial) {
        long start = System.currentTimeMillis();
        var outcome = JsonObject.of("name", name);
        try {
            trial.run();
        } catch (Throwable failure) {
            outcome = outcome.with("failure", failure.toString()).with("stack", stack(failure));
        }
        outcomes.add(outcome.with("millis", Json.of(System.currentTimeMillis() - start)));
    }

    /// The frames of the JavaScript that TeaVM wrote.
    private static String stack(Throwable failure) {
        JSObject error = JSExceptions.getJSException(failure);
        return error == null ? "" : stack(error);
    }

    @JSBody(params = "error", script = "return String(error.stack);")
    private static native String stack(JSObject error);

    String text() {
        return new JsonArray(outcomes).text();
    }
}
