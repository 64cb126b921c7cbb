package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import remotemcp.http.Departure;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;

/// One `text/event-stream` response being written to a ReadableStream. A comment is sent at intervals, so that no hop takes
/// the stream for dead; a reader that falls behind by more than the buffer is cut off.
final class OutgoingEvents implements EventStream {
    private static final int KEEP_ALIVE_MILLIS = 15_000;
    private static final int BUFFER_BYTES = 1 << 20;

    private final Departure departure;
    private final Runnable ended;
    private final JSObject stream;
    private JSObject controller;
    private JSObject timer;
    private boolean open = true;

    /// @param departure told when the client leaves or is cut off
    /// @param ended runs once, when the stream has ended from either side; it must not wait
    OutgoingEvents(Departure departure, Runnable ended) {
        this.departure = departure;
        this.ended = ended;
        // Called back before the constructor returns.
        stream = stream(started -> controller = started, this::lose, BUFFER_BYTES);
        timer = every(KEEP_ALIVE_MILLIS, () -> write(": keep-alive\n\n"));
    }

    JSObject stream() {
        return stream;
    }

    @Override
    public boolean send(ServerSentEvent event) {
        return write(event.text());
    }

    @Override
    public void close() {
        if (open) {
            close(controller);
            end();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private boolean write(String text) {
        if (open && !enqueue(controller, text)) {
            lose();
        }
        return open;
    }

    private void lose() {
        departure.leave();
        end();
    }

    /// The client is gone.
    void end() {
        if (open) {
            open = false;
            stop(timer);
            ended.run();
        }
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    @JSFunctor
    private interface Start extends JSObject {
        void run(JSObject controller);
    }

    @JSBody(params = {"start", "cancel", "size"}, script = "return new ReadableStream({ start: function (c) { start(c); },"
        + " cancel: function () { cancel(); } }, new ByteLengthQueuingStrategy({ highWaterMark: size }));")
    private static native JSObject stream(Start start, Action cancel, int size);

    @JSBody(params = {"controller", "text"},
        script = "if (controller.desiredSize <= 0) { controller.error('reader too slow'); return false; }"
            + " try { controller.enqueue(new TextEncoder().encode(text)); return true; } catch (e) { return false; }")
    private static native boolean enqueue(JSObject controller, String text);

    @JSBody(params = "controller", script = "try { controller.close(); } catch (e) { }")
    private static native void close(JSObject controller);

    @JSBody(params = {"millis", "action"}, script = "return setInterval(action, millis);")
    private static native JSObject every(int millis, Action action);

    @JSBody(params = "timer", script = "clearInterval(timer);")
    private static native void stop(JSObject timer);
}
