package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.function.JSConsumer;
import remotemcp.http.Departure;
import remotemcp.http.HttpResponse;

/// Answers one request with an event stream when its work has taken a while: see [HttpResponse.Late].
final class LateResponse {
    private static final int LATE_MILLIS = 3_000;

    private final Departure departure;
    private final JSConsumer<JSObject> resolve;
    private HttpResponse.Late late;
    private JSObject timer;

    /// @param resolve takes the Response
    LateResponse(Departure departure, JSConsumer<JSObject> resolve) {
        this.departure = departure;
        this.resolve = resolve;
    }

    /// The work begins that this may answer for.
    void await(HttpResponse.Late other) {
        stop();
        late = other;
        timer = after(LATE_MILLIS, this::open);
    }

    private void open() {
        if (late.stream().isPending()) {
            var events = new OutgoingEvents(departure, () -> {});
            JSObject response = OutgoingResponse.of(late.head(), events.stream());
            late.stream().open(events);
            resolve.accept(response);
        }
    }

    /// The work is over.
    ///
    /// @return whether it was answered here, so that nothing more is to be sent
    boolean end() {
        stop();
        boolean answered = late != null && late.stream().opened();
        if (answered) {
            late.stream().close();
        }
        return answered;
    }

    private void stop() {
        if (timer != null) {
            cancel(timer);
            timer = null;
        }
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    @JSBody(params = {"millis", "action"}, script = "return setTimeout(action, millis);")
    private static native JSObject after(int millis, Action action);

    @JSBody(params = "timer", script = "clearTimeout(timer);")
    private static native void cancel(JSObject timer);
}
