package remotemcp.jvm.http;

import io.vertx.core.MultiMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Brings one request to the handler and its response to the client: the handler is asked on the event loop, what may wait moves
/// to a virtual thread, and everything is written on the event loop again. The body is given back once nobody works with it.
final class ResponseDelivery {
    private final ClientConnection connection;
    private final ResponseWriter writer;
    private final Departure departure;
    private final MultiMap fields;
    private final BodyBuffer body;
    private final Consumer<HttpResponse> decided;

    /// @param fields the connection's table of header fields, cleared when a stream opens, which may last for hours
    /// @param body the request's body, released when the handler is done
    /// @param decided gets on the event loop what was decided elsewhere on the head of the request
    ResponseDelivery(ClientConnection connection, ResponseWriter writer, Departure departure, MultiMap fields, BodyBuffer body,
        Consumer<HttpResponse> decided) {
        this.connection = connection;
        this.writer = writer;
        this.departure = departure;
        this.fields = fields;
        this.body = body;
        this.decided = decided;
    }

    /// What the handler says to a head.
    HttpResponse ask(HttpRequest head) {
        return ask(() -> connection.service().handler().handle(head));
    }

    /// Whatever a handler throws is a bug of ours: 500, and the cause only in the log.
    HttpResponse ask(Supplier<HttpResponse> work) {
        try {
            return work.get();
        } catch (Throwable bug) {
            return report(bug);
        }
    }

    /// Has the head decided on a virtual thread.
    ///
    /// @param isWhole whether nothing of the request is still to come
    void await(HttpResponse.Waiting waiting, BooleanSupplier isWhole) {
        onVirtualThread(() -> {
            HttpResponse response = ask(waiting::settled);
            if (response instanceof HttpResponse.Ready ready && isWhole.getAsBoolean()) {
                deliver(ready);
            } else {
                connection.loop().run(() -> decided.accept(response));
            }
        });
    }

    /// Brings the answer to a whole request to the client.
    void of(HttpResponse response) {
        switch (response) {
            case HttpResponse.Waiting waiting -> onVirtualThread(() -> deliver(whole(ask(() -> waiting.settled(writer::await)))));
            case HttpResponse.NeedsBody twice -> of(whole(twice));
            case HttpResponse.Ready ready when ready.body() instanceof Body.Events -> onVirtualThread(() -> deliver(ready));
            case HttpResponse.Ready ready -> send(ready);
        }
    }

    private HttpResponse.Ready whole(HttpResponse response) {
        return response instanceof HttpResponse.Ready ready ? ready : report(new IllegalStateException("the body was wanted twice"));
    }

    /// The client's leaving interrupts the thread, so that a blocked tool stops at once.
    private void onVirtualThread(Runnable work) {
        Thread worker = Thread.ofVirtual().name("request").unstarted(work);
        departure.alarm(worker::interrupt);
        worker.start();
    }

    private void deliver(HttpResponse.Ready ready) {
        if (writer.isLate()) {
            body.release();
            writer.endLate();
            return;
        }
        if (ready.body() instanceof Body.Events events && !writer.isHeadOnly() && connection.service().capacity().takeStream()) {
            var stream = OutboundEvents.patient(connection, writer.response());
            connection.loop().run(() -> write(() -> writer.open(ready, stream)));
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
            report(bug);
            connection.loop().run(connection::cut);
        } finally {
            body.release();
        }
    }

    private void send(HttpResponse.Ready ready) {
        switch (ready.body()) {
            case Body.Bytes bytes -> {
                body.release();
                write(() -> writer.send(ready));
            }
            case Body.OpenEvents events -> {
                body.release();
                write(() -> open(ready, events));
            }
            case Body.Events events -> {
                body.release();
                write(() -> withoutStream(ready));
            }
            case Body.Afterwards afterwards -> {
                write(() -> writer.send(ready));
                // This work is the server's own by now: the client's leaving does not interrupt it.
                connection.service().aside(() -> {
                    try {
                        afterwards.work().accept(Thread.currentThread()::interrupt);
                    } finally {
                        body.release();
                    }
                });
            }
        }
    }

    /// An answer that cannot be written (a control character in a field) is a bug of ours too.
    private void write(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException bug) {
            writer.replace(report(bug));
        }
    }

    private void open(HttpResponse.Ready ready, Body.OpenEvents events) {
        if (writer.isHeadOnly() || !connection.service().capacity().takeStream()) {
            connection.service().aside(events.closed());
            withoutStream(ready);
            return;
        }
        var stream = OutboundEvents.impatient(connection, writer.response(), events.closed());
        writer.open(ready, stream);
        fields.clear();
        try {
            events.opened().accept(stream);
        } catch (Throwable bug) {
            report(bug);
            connection.cut();
        }
    }

    private void withoutStream(HttpResponse.Ready ready) {
        if (writer.isHeadOnly()) {
            writer.send(ready);
        } else {
            writer.refuse(HttpRejection.CROWDED);
        }
    }

    /// What fails because the client has left and interrupted it is no bug.
    private HttpResponse.Ready report(Throwable bug) {
        return departure.hasLeft() ? HttpResponse.of(500) : Incident.report(connection.service().log(), bug);
    }
}
