package remotemcp.workers;

import java.util.Optional;
import java.util.function.Supplier;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.function.JSConsumer;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Log;
import remotemcp.platform.UnavailableException;
import remotemcp.protocol.RpcException;
import remotemcp.transport.RpcReplies;

/// Where requests come in: the `fetch` that a worker's main class exports calls [#answer].
///
/// Every request gets one green thread and is answered by it alone; no request waits for another, since workerd ends a
/// request that has nothing of its own pending.
public final class WorkerEntry {
    private static final String RETRY_SECONDS = "5";
    /// Of all requests of this isolate.
    private static final OpenBodies BODIES = new OpenBodies();

    private final Supplier<HttpHandler> handler;
    private final Log log;
    private final OpenBodies bodies;

    /// @param handler asked for once a request: a handler may need the platform, which is there only during a request
    public WorkerEntry(Supplier<HttpHandler> handler, Log log) {
        this(handler, log, BODIES);
    }

    /// @param bodies counts the bodies of the requests
    WorkerEntry(Supplier<HttpHandler> handler, Log log, OpenBodies bodies) {
        this.handler = handler;
        this.log = log;
        this.bodies = bodies;
    }

    /// The promise of a Response.
    ///
    /// @param context the execution context that Workers hand to `fetch`
    public JSPromise<JSObject> answer(JSObject request, JSObject context) {
        return answer(request, new ClientExchange(context));
    }

    JSPromise<JSObject> answer(JSObject request, FetchExchange exchange) {
        return new JSPromise<>((resolve, reject) -> new Thread(() -> run(request, exchange, resolve)).start());
    }

    private void run(JSObject request, FetchExchange exchange, JSConsumer<JSObject> resolve) {
        try {
            HttpRequest head = IncomingRequest.head(request);
            HttpResponse response = handler.get().handle(head).settled();
            if (response instanceof HttpResponse.NeedsBody needing) {
                withBody(request, needing, exchange, resolve);
            } else {
                BodyReader.throwAway(request);
                send(response.ready(), head.departure(), exchange, resolve, () -> {});
            }
        } catch (Throwable bug) {
            resolve.accept(failure(bug));
        }
    }

    /// The body is counted until nobody works with it any more.
    private void withBody(JSObject request, HttpResponse.NeedsBody needing, FetchExchange exchange, JSConsumer<JSObject> resolve) {
        OpenBodies.OpenBody body = bodies.open(needing);
        IncomingRequest.whenLeft(request, body::close);
        var late = new LateResponse(needing.head().departure(), resolve);
        HttpResponse.Ready response;
        try {
            response = answer(needing, BodyReader.ofRequest(request, needing.limit().bytes(), body), body).settled(late::await).ready();
        } catch (Throwable bug) {
            body.close();
            if (late.end()) {
                log.bug(WebRandom.id(), "request.failed", bug);
                return;
            }
            throw bug;
        }
        if (late.end()) {
            body.close();
        } else {
            send(response, needing.head().departure(), exchange, resolve, body::close);
        }
    }

    private static HttpResponse answer(HttpResponse.NeedsBody needing, BodyReader.Outcome outcome, OpenBodies.OpenBody body) {
        return switch (outcome) {
            case BodyReader.Outcome.Whole whole when body.isHandled(whole.bytes().length) -> needing.with(whole.bytes());
            case BodyReader.Outcome.Whole _,BodyReader.Outcome.Crowded _ ->
                HttpResponse.text(503, "The server is busy.\n").header("Retry-After", RETRY_SECONDS);
            case BodyReader.Outcome.TooLarge _ -> needing.tooLarge();
            case BodyReader.Outcome.TooSlow _ -> HttpResponse.text(408, "The request body took too long.\n");
        };
    }

    /// @param done runs once when the handler is done
    private void send(HttpResponse.Ready response, Departure departure, FetchExchange exchange, JSConsumer<JSObject> resolve,
        Runnable done) {
        switch (response.body()) {
            case Body.Bytes whole -> {
                done.run();
                resolve.accept(OutgoingResponse.of(response, whole.bytes()));
            }
            case Body.Events events -> {
                var stream = new OutgoingEvents(departure, () -> {});
                resolve.accept(OutgoingResponse.of(response, stream.stream()));
                guard(() -> events.producer().accept(stream));
                done.run();
                stream.close();
            }
            case Body.OpenEvents events -> {
                done.run();
                resolve.accept(exchange.open(response, events, departure));
            }
            case Body.Afterwards afterwards -> {
                exchange.afterwards(() -> {
                    guard(() -> afterwards.work().accept(() -> {}));
                    done.run();
                });
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

    private JSObject failure(Throwable failure) {
        HttpResponse.Ready response = failed(failure);
        return OutgoingResponse.of(response, ((Body.Bytes) response.body()).bytes());
    }

    /// A session's Durable Object has nobody else to say that its store is away.
    private HttpResponse.Ready failed(Throwable failure) {
        if (failure instanceof UnavailableException reason) {
            reason.writeTo(log, "request");
            return RpcReplies.failure(Optional.empty(), RpcException.unavailable(reason));
        }
        var id = WebRandom.id();
        log.bug(id, "request.failed", failure);
        return HttpResponse.text(500, "Internal error " + id + "\n");
    }
}
