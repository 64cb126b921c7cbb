package remotemcp.workers;

import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.function.JSConsumer;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Log;

/// Where requests come in: the `fetch` that a worker's main class exports calls [#answer].
///
/// Every request gets one green thread and is answered by it alone; no request waits for another, since workerd ends a
/// request that has nothing of its own pending.
public final class WorkerEntry {
    /// Above every limit of the core, which answers in the protocol's own words.
    private static final int MAX_BODY_BYTES = 16 << 20;

    private final Supplier<HttpHandler> handler;
    private final Log log;

    /// @param handler asked for once a request: a handler may need the platform, which is there only during a request
    public WorkerEntry(Supplier<HttpHandler> handler, Log log) {
        this.handler = handler;
        this.log = log;
    }

    /// The promise of a Response.
    ///
    /// @param context the execution context that Workers hand to `fetch`
    public JSPromise<JSObject> answer(JSObject request, JSObject context) {
        return new JSPromise<>((resolve, reject) -> new Thread(() -> run(request, context, resolve)).start());
    }

    private void run(JSObject request, JSObject context, JSConsumer<JSObject> resolve) {
        try {
            var incoming = IncomingRequest.read(request, MAX_BODY_BYTES);
            if (incoming.isEmpty()) {
                resolve.accept(OutgoingResponse.of(HttpResponse.of(413), new byte[0]));
            } else {
                var exchange = new Exchange(incoming.get().departure(), context, resolve);
                send(handler.get().handle(incoming.get()).ready(), exchange);
            }
        } catch (Throwable bug) {
            resolve.accept(failure(bug));
        }
    }

    private record Exchange(Departure departure, JSObject context, JSConsumer<JSObject> resolve) {
    }

    private void send(HttpResponse.Ready response, Exchange exchange) {
        switch (response.body()) {
            case Body.Bytes whole -> exchange.resolve.accept(OutgoingResponse.of(response, whole.bytes()));
            case Body.Events events -> {
                var stream = new OutgoingEvents(exchange.departure, () -> { });
                exchange.resolve.accept(OutgoingResponse.of(response, stream.stream()));
                guard(() -> events.producer().accept(stream));
                stream.close();
            }
            case Body.OpenEvents events -> {
                var stream = new OutgoingEvents(exchange.departure, events.closed());
                events.opened().accept(stream);
                exchange.resolve.accept(OutgoingResponse.of(response, stream.stream()));
            }
            case Body.Afterwards afterwards -> {
                waitUntil(exchange.context, JSPromise.runAsync(() -> guard(() -> afterwards.work().accept(() -> { }))));
                exchange.resolve.accept(OutgoingResponse.of(response, new byte[0]));
            }
        }
    }

    /// The head is out, so all that is left to do with a bug is to log it.
    private void guard(Runnable work) {
        try {
            work.run();
        } catch (Throwable bug) {
            log.bug(WebRandom.id(), "request.failed", bug);
        }
    }

    private JSObject failure(Throwable bug) {
        var id = WebRandom.id();
        log.bug(id, "request.failed", bug);
        var response = HttpResponse.text(500, "Internal error " + id + "\n");
        return OutgoingResponse.of(response, ((Body.Bytes) response.body()).bytes());
    }

    @JSBody(params = {"context", "promise"}, script = "context.waitUntil(promise);")
    private static native void waitUntil(JSObject context, JSPromise<?> promise);
}
