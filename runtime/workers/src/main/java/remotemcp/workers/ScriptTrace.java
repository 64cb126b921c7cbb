package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSBodyImport;
import org.teavm.jso.JSExceptions;
import org.teavm.jso.JSObject;

/// The stack trace of a Java exception on workerd, its causes below it: Java's own is empty under TeaVM, so the frames are those of
/// the JavaScript that TeaVM wrote. A source map turns each into a line of Java; workerd has none at run time.
final class ScriptTrace {
    private static final int MOST_CAUSES = 10;
    /// Ten, as they come, end before they reach the tool's caller.
    private static final int FRAMES = 40;

    private final String text;

    private ScriptTrace(String text) {
        this.text = text;
    }

    /// From now on, in the whole worker.
    static void keepFrames() {
        keepFrames(FRAMES);
    }

    static ScriptTrace of(Throwable bug) {
        var text = new StringBuilder().append(bug).append(frames(bug));
        var cause = bug.getCause();
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            text.append("\nCaused by: ").append(cause).append(frames(cause));
            cause = cause.getCause();
        }
        return new ScriptTrace(text.toString());
    }

    String text() {
        return text;
    }

    /// Lets the platform treat it as an exception that nobody caught, which is what it maps: in Workers Logs and tail workers it
    /// stands with its lines of Java. The answer does not wait for it and does not change.
    void report(String id) {
        report(id, text);
    }

    private static String frames(Throwable bug) {
        JSObject error = JSExceptions.getJSException(bug);
        return error == null ? "" : framesOf(error);
    }

    /// What stands before the frames is not the exception's text, which JavaScript was not told when the error was made.
    @JSBody(params = "error",
        script = "var stack = String(error.stack); var at = stack.indexOf('\\n    at '); return at < 0 ? '' : stack.substring(at);")
    private static native String framesOf(JSObject error);

    @JSBody(params = "count", script = "Error.stackTraceLimit = count;")
    private static native void keepFrames(int count);

    /// Outside a request nobody waits, and the line in the log has to do.
    @JSBody(params = {"id", "text"}, imports = @JSBodyImport(alias = "workers", fromModule = "cloudflare:workers"),
        script = "var bug = new Error(id);"
            + " bug.stack = 'Error: ' + id + '\\n' + text;"
            + " try { workers.waitUntil(Promise.reject(bug)); } catch (outside) { }")
    private static native void report(String id, String text);
}
