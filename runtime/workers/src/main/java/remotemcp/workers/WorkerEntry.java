package remotemcp.workers;

import java.util.function.Supplier;
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
        return answer(request, new ClientExchange(context));
    }

    JSPromise<JSObject> answer(JSObject request, Exchange exchange) {
        return new JSPromise<>((resolve, reject) -> new Thread(() -> run(request, exchange, resolve)).start());
    }

    private void run(JSObject request, Exchange exchange, JSConsumer<JSObject> resolve) {
        try {
            var incoming = IncomingRequest.read(request, MAX_BODY_BYTES);
            if (incoming.isEmpty()) {
                resolve.accept(OutgoingResponse.of(HttpResponse.of(413), new byte[0]));
            } else {
                var departure = incoming.get().departure();
                send(handler.get().handle(incoming.get()).ready(), departure, exchange, resolve);
            }
        } catch (Throwable bug) {
            resolve.accept(failure(bug));
        }
    }

    private void send(HttpResponse.Ready response, Departure departure, Exchange exchange, JSConsumer<JSObject> resolve) {
        switch (response.body()) {
            case Body.Bytes whole -> resolve.accept(OutgoingResponse.of(response, whole.bytes()));
            case Body.Events events -> {
                var stream = new OutgoingEvents(departure, () -> { });
                resolve.accept(OutgoingResponse.of(response, stream.stream()));
                guard(() -> events.producer().accept(stream));
                stream.close();
            }
            case Body.OpenEvents events -> resolve.accept(exchange.open(response, events, departure));
            case Body.Afterwards afterwards -> {
                exchange.afterwards(() -> guard(() -> afterwards.work().accept(() -> { })));
                resolve.accept(OutgoingResponse.of(response, new byte[0]));
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
}
