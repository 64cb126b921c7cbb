package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import remotemcp.platform.Timer;

/// The [Timer] of a worker: what it is to run ends with the request that asked for it, or with the stream that answers the request.
final class RequestTimer implements Timer {

    @Override
    public Runnable after(long millis, Runnable work) {
        JSObject timer = start(() -> new Thread(work).start(), (double) Math.min(millis, Integer.MAX_VALUE));
        return () -> cancel(timer);
    }

    @Override
    public boolean outlivesRequests() {
        return false;
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    @JSBody(params = {"action", "millis"}, script = "return setTimeout(action, millis);")
    private static native JSObject start(Action action, double millis);

    @JSBody(params = "timer", script = "clearTimeout(timer);")
    private static native void cancel(JSObject timer);
}
