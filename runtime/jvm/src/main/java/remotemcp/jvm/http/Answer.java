package remotemcp.jvm.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.time.Duration;
import remotemcp.http.Headers;
import remotemcp.http.HttpResponse;

/// Writes the answer of one exchange, on the event loop.
final class Answer {
    private static final int LARGE = 64 << 10;
    /// The slowest reading, in bytes a second, for which a large response is kept in memory.
    private static final int SLOWEST = 16 << 10;
    private static final CharSequence NO_BUFFERING = HttpHeaders.createOptimized("X-Accel-Buffering");

    private final Connection connection;
    private final HttpServerResponse response;
    private OutboundEvents stream;
    private boolean begun;

    Answer(Connection connection, HttpServerResponse response) {
        this.connection = connection;
        this.response = response;
    }

    boolean isBegun() {
        return begun;
    }

    void send(HttpResponse.Ready ready, byte[] bytes, boolean headOnly) {
        if (connection.isClosed() || begun) {
            return;
        }
        head(ready);
        if (headOnly) {
            response.headers().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
            bytes = new byte[0];
        }
        end(bytes);
    }

    private void end(byte[] bytes) {
        connection.answered();
        var written = response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)));
        if (bytes.length > LARGE) {
            connection.expect(connection.waits().unread().plus(Duration.ofSeconds(bytes.length / SLOWEST)));
            written.onSuccess(done -> connection.answered());
        }
    }

    /// Answers without a handler and ends the connection once the client has sent the rest of its request, or soon after.
    void refuse(Refusal refusal) {
        if (connection.isClosed() || begun) {
            return;
        }
        connection.finishing();
        head(HttpResponse.text(refusal.status(), refusal.reason() + ".\n"));
        response.end(BufferInternal.buffer(refusal.reason() + ".\n"));
    }

    /// Sends the head of an event stream at once.
    void open(HttpResponse.Ready ready, OutboundEvents events) {
        if (connection.isClosed()) {
            events.ended();
            return;
        }
        stream = events;
        connection.expectNothing();
        MultiMap fields = head(ready);
        if (!fields.contains(HttpHeaders.CONTENT_TYPE)) {
            fields.set(HttpHeaders.CONTENT_TYPE, "text/event-stream");
        }
        if (!fields.contains(HttpHeaders.CACHE_CONTROL)) {
            fields.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        fields.set(NO_BUFFERING, "no");
        events.begin();
    }

    private MultiMap head(HttpResponse.Ready ready) {
        begun = true;
        response.setStatusCode(ready.status());
        MultiMap fields = response.headers();
        for (Headers.Header field : ready.headers().list()) {
            fields.add(field.name(), field.value());
        }
        fields.set(HttpHeaders.DATE, connection.loop().date());
        if (connection.isFinished()) {
            fields.set(HttpHeaders.CONNECTION, "close");
        }
        return fields;
    }

    void check(long now) {
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
