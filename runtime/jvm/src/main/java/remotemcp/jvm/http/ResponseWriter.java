package remotemcp.jvm.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import remotemcp.http.Body;
import remotemcp.http.Headers;
import remotemcp.http.HttpResponse;

/// Writes the answer of one exchange, on the event loop.
final class ResponseWriter {
    private static final byte[] NOTHING = {};
    private static final int LARGE = 64 << 10;

    private final ClientConnection connection;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private OutboundEvents stream;
    private boolean begun;
    private volatile HttpResponse.Late late;
    private volatile long awaited;

    ResponseWriter(ClientConnection connection, HttpServerRequest request) {
        this.connection = connection;
        this.request = request;
        this.response = request.response();
    }

    boolean isBegun() {
        return begun;
    }

    /// Whether the request asked for the head alone.
    boolean isHeadOnly() {
        return request.method() == HttpMethod.HEAD;
    }

    HttpServerResponse response() {
        return response;
    }

    /// Sends an answer whose body, if any, is bytes.
    void send(HttpResponse.Ready ready) {
        if (connection.isClosed() || begun) {
            return;
        }
        head(ready);
        byte[] bytes = ready.body() instanceof Body.Bytes body ? body.bytes() : NOTHING;
        if (isHeadOnly()) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
            bytes = NOTHING;
        }
        end(bytes);
    }

    private void end(byte[] bytes) {
        boolean last = connection.isFinished();
        connection.answered();
        var written = response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)));
        connection.countUnread();
        if (connection.unread() > 0) {
            written.onComplete(done -> connection.countUnread());
        }
        if (last) {
            written.onSuccess(done -> connection.farewell());
        } else if (bytes.length > LARGE) {
            if (connection.isIdle()) {
                connection.patience().expectReading();
            }
            written.onSuccess(done -> connection.answerRead());
        }
    }

    /// Sends another answer instead of one that could not be written, if that is still possible.
    void replace(HttpResponse.Ready other) {
        if (response.headWritten()) {
            connection.cut();
            return;
        }
        begun = false;
        response.headers().clear();
        send(other);
    }

    /// Answers without a handler, and ends the connection.
    void refuse(HttpRejection rejection) {
        connection.finishing();
        send(rejection.answer());
    }

    /// Sends the head of an event stream at once, and lets go of what the stream does not need: there may be ten thousand.
    void open(HttpResponse.Ready ready, OutboundEvents events) {
        if (connection.isClosed()) {
            events.ended();
            return;
        }
        connection.patience().expectNothing();
        try {
            head(ready);
            events.begin(request.version() == HttpVersion.HTTP_1_1);
            response.headers().clear();
            request.handler(null);
            stream = events;
        } catch (RuntimeException unwritable) {
            events.ended();
            throw unwritable;
        }
    }

    /// What answers if the work that begins now takes long. From the thread of that work.
    void await(HttpResponse.Late other) {
        awaited = connection.loop().now();
        late = other;
    }

    /// Whether the answer became a stream while the work was under way.
    boolean isLate() {
        return late != null && late.stream().opened();
    }

    /// The work is over: whatever it had to say is on the stream.
    void endLate() {
        late.stream().close();
    }

    private void openLate(long now) {
        HttpResponse.Late waiting = late;
        boolean isDue = waiting != null && !begun && now - awaited >= connection.loop().waits().lateStream().toMillis();
        if (!isDue || isHeadOnly() || !waiting.stream().isPending() || connection.isClosed()
            || !connection.service().capacity().takeStream()) {
            return;
        }
        var events = OutboundEvents.patient(connection, response);
        if (waiting.stream().open(events)) {
            openOrCut(waiting.head(), events);
        } else {
            connection.service().capacity().giveBackStream();
        }
    }

    /// A head that cannot be written (a control character in a field) is a bug of ours, and not for the sweep of all connections to trip over.
    private void openOrCut(HttpResponse.Ready ready, OutboundEvents events) {
        try {
            open(ready, events);
        } catch (RuntimeException bug) {
            Incident.report(connection.service().log(), bug);
            connection.cut();
        }
    }

    private void head(HttpResponse.Ready ready) {
        begun = true;
        response.setStatusCode(ready.status());
        MultiMap fields = response.headers();
        for (Headers.Header field : ready.headers().list()) {
            fields.add(field.name(), field.value());
        }
        fields.set(HttpHeaders.DATE, connection.loop().date());
        if (connection.isFinished() || connection.loop().isDraining()) {
            fields.set(HttpHeaders.CONNECTION, "close");
        }
    }

    /// Bytes of an event stream that the client has not read.
    long unread() {
        return stream == null ? 0 : stream.unread();
    }

    void check(long now) {
        openLate(now);
        if (stream != null) {
            stream.check(now);
        }
    }

    void drain() {
        if (stream != null) {
            stream.drain();
        }
    }

    void abandon() {
        if (stream != null) {
            stream.ended();
        }
    }
}
