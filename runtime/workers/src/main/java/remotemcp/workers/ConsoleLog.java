package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;

/// Log lines as JSON objects on the console, which Workers Logs indexes by field.
public final class ConsoleLog implements Log {

    @Override
    public void write(Level level, String event, JsonObject fields) {
        var line = JsonObject.builder().put("level", level.name()).put("event", event).put("fields", fields).build().text();
        switch (level) {
            case DEBUG -> debug(line);
            case INFO -> info(line);
            case WARN -> warn(line);
            case ERROR -> error(line);
        }
    }

    @Override
    public void bug(String id, String event, Throwable cause) {
        var fields = JsonObject.builder().put("id", id).put("error", String.valueOf(cause)).put("stack", stack(cause));
        write(Level.ERROR, event, fields.build());
    }

    /// Java's own stack trace is empty under TeaVM; the JavaScript error's is not, and source maps make it readable.
    private static String stack(Throwable cause) {
        JSObject error = JSExceptions.getJSException(cause);
        return error == null ? "" : stackOf(error);
    }

    @JSBody(params = "error", script = "return String(error.stack);")
    private static native String stackOf(JSObject error);

    @JSBody(params = "line", script = "console.debug(line);")
    private static native void debug(String line);

    @JSBody(params = "line", script = "console.info(line);")
    private static native void info(String line);

    @JSBody(params = "line", script = "console.warn(line);")
    private static native void warn(String line);

    @JSBody(params = "line", script = "console.error(line);")
    private static native void error(String line);
}
