package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpResponse;

/// A client on the other end: its stream is the response's body.
final class ClientExchange implements FetchExchange {
    private final JSObject context;

    /// @param context the execution context that Workers hand to `fetch`
    ClientExchange(JSObject context) {
        this.context = context;
    }

    @Override
    public JSObject open(HttpResponse.Ready response, Body.OpenEvents events, Departure departure) {
        var stream = new OutgoingEvents(departure, events.closed());
        departure.alarm(stream::end);
        events.opened().accept(stream);
        return OutgoingResponse.of(response, stream.stream());
    }

    @Override
    public void afterwards(Runnable work) {
        waitUntil(context, JSPromise.runAsync(work::run));
    }

    @JSBody(params = {"context", "promise"}, script = "context.waitUntil(promise);")
    private static native void waitUntil(JSObject context, JSPromise<?> promise);
}
