package remotemcp.jvm.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import java.util.function.Supplier;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.platform.Log;

/// One request and its answer: reads the body, asks the handler on the event loop, and moves what may wait to a virtual
/// thread. All state lives on the event loop.
final class Exchange {
    private final Connection connection;
    private final HttpServerRequest request;
    private BodyBuffer body;
    private final Answer answer;
    private final Departure departure = new Departure();
    private MultiMapHeaders headers;
    private boolean handled;

    Exchange(Connection connection, HttpServerRequest request) {
        this.connection = connection;
        this.request = request;
        this.body = new BodyBuffer(connection.service());
        this.answer = new Answer(connection, request);
    }

    void begin() {
        request.endHandler(end -> requestEnded());
        var refusal = RequestRules.refusal(request, connection.service().limits());
        if (refusal.isPresent()) {
            answer.refuse(refusal.get());
            return;
        }
        connection.patience().expect(connection.loop().waits().wholeBody());
        request.handler(chunk -> body.add(chunk).ifPresent(this::refuse));
        if (RequestRules.expectsContinue(request)) {
            request.response().writeContinue();
        }
    }

    private void requestEnded() {
        if (answer.isBegun()) {
            connection.close();
            return;
        }
        handled = true;
        connection.patience().expectNothing();
        HttpRequest incoming = incoming();
        proceed(guarded(() -> connection.service().handler().handle(incoming)));
    }

    private HttpRequest incoming() {
        String target = Target.originForm(request.uri());
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String query = mark < 0 ? "" : target.substring(mark + 1);
        headers = new MultiMapHeaders(request.headers());
        return new HttpRequest(request.method().name(), path, query, headers, body.take(), connection.peer(), departure);
    }

    /// Whatever a handler throws is a bug of ours: 500, and the cause only in the log.
    private HttpResponse guarded(Supplier<HttpResponse> work) {
        try {
            return work.get();
        } catch (Throwable bug) {
            return Incident.report(connection.service().log(), departure, bug);
        }
    }

    private void proceed(HttpResponse response) {
        switch (response) {
            case HttpResponse.Waiting waiting -> onVirtualThread(() -> deliver(guarded(waiting::ready).ready()));
            case HttpResponse.Ready ready when ready.body() instanceof Body.Events -> onVirtualThread(() -> deliver(ready));
            case HttpResponse.Ready ready -> send(ready);
        }
    }

    /// The client's leaving interrupts the thread, so that a blocked tool stops at once.
    private void onVirtualThread(Runnable work) {
        Thread worker = Thread.ofVirtual().name("request").unstarted(work);
        departure.alarm(worker::interrupt);
        worker.start();
    }

    private void deliver(HttpResponse.Ready ready) {
        if (ready.body() instanceof Body.Events events && !isHead() && connection.service().capacity().takeStream()) {
            var stream = OutboundEvents.patient(connection, request.response());
            connection.loop().run(() -> guardedly(() -> answer.open(ready, stream)));
            produce(events, stream);
        } else {
            connection.loop().run(() -> send(ready));
        }
    }

    private void produce(Body.Events events, OutboundEvents stream) {
        try {
            events.producer().accept(stream);
            stream.close();
        } catch (Throwable bug) {
            Incident.report(connection.service().log(), departure, bug);
            connection.loop().run(connection::cut);
        }
    }

    private void send(HttpResponse.Ready ready) {
        guardedly(() -> write(ready));
    }

    /// An answer that cannot be written (a control character in a field) is a bug of ours too.
    private void guardedly(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException bug) {
            answer.replace(Incident.report(connection.service().log(), departure, bug));
        }
    }

    private void write(HttpResponse.Ready ready) {
        switch (ready.body()) {
            case Body.Bytes bytes -> answer.send(ready, isHead());
            case Body.OpenEvents events -> open(ready, events);
            case Body.Events events -> withoutStream(ready);
            case Body.Afterwards afterwards -> {
                answer.send(ready, isHead());
                afterwards(afterwards.work());
            }
        }
    }

    /// This work is the server's own by now: the client's leaving does not interrupt it.
    private void afterwards(Consumer<Runnable> work) {
        Log log = connection.service().log();
        Thread.ofVirtual().name("afterwards").start(() -> {
            try {
                work.accept(Thread.currentThread()::interrupt);
            } catch (Throwable bug) {
                Incident.report(log, new Departure(), bug);
            }
        });
    }

    private void withoutStream(HttpResponse.Ready ready) {
        if (isHead()) {
            answer.send(ready, true);
        } else {
            answer.refuse(Refusal.CROWDED);
        }
    }

    private void open(HttpResponse.Ready ready, Body.OpenEvents events) {
        if (isHead() || !connection.service().capacity().takeStream()) {
            Thread.startVirtualThread(events.closed());
            withoutStream(ready);
            return;
        }
        var stream = OutboundEvents.impatient(connection, request.response(), events.closed());
        answer.open(ready, stream);
        try {
            events.opened().accept(stream);
            slim();
        } catch (Throwable bug) {
            Incident.report(connection.service().log(), departure, bug);
            connection.cut();
        }
    }

    /// Lets go of what an open stream no longer needs: there may be ten thousand of them.
    private void slim() {
        headers.leaveConnection();
        headers = null;
        body = null;
        request.response().headers().clear();
        request.handler(null);
    }

    private boolean isHead() {
        return request.method() == HttpMethod.HEAD;
    }

    private void refuse(Refusal refusal) {
        body.drop();
        answer.refuse(refusal);
    }

    /// The rest of the body, or what follows this request, cannot be read.
    void malformed(Refusal refusal) {
        if (!handled) {
            refuse(refusal);
        }
    }

    /// The body did not arrive in time.
    ///
    /// @return false when the answer is already under way, and only cutting the connection is left
    boolean refuseLate() {
        if (answer.isBegun()) {
            return false;
        }
        refuse(Refusal.TOO_SLOW);
        return true;
    }

    void check(long now) {
        answer.check(now);
    }

    void drain() {
        answer.drain();
    }

    /// The connection has closed.
    void abandon() {
        if (body != null) {
            body.drop();
        }
        departure.leave();
        answer.abandon();
    }
}
