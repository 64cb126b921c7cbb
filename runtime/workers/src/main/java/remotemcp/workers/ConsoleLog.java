package remotemcp.workers;

import org.teavm.jso.JSBody;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;

/// Log lines as JSON objects on the console, which Workers Logs indexes by field.
public final class ConsoleLog implements Log {

    static {
        ScriptTrace.keepFrames();
    }

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
        var trace = ScriptTrace.of(cause);
        write(Level.ERROR, event, JsonObject.of("id", id).with("error", String.valueOf(cause)).with("stack", trace.text()));
        trace.report(id);
    }

    @JSBody(params = "line", script = "console.debug(line);")
    private static native void debug(String line);

    @JSBody(params = "line", script = "console.info(line);")
    private static native void info(String line);

    @JSBody(params = "line", script = "console.warn(line);")
    private static native void warn(String line);

    @JSBody(params = "line", script = "console.error(line);")
    private static native void error(String line);
}
