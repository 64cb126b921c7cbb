package remotemcp.jvm.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.http1.Http1ServerConnection;
import java.time.Duration;

/// One client's connection: its deadline, and the exchange now going on. Lives on its event loop alone.
final class Connection {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final ServingLoop loop;
    private final Http1ServerConnection http;
    private final String peer;
    private long deadline;
    private Exchange exchange;
    private boolean finished;
    private boolean closed;

    Connection(ServingLoop loop, Http1ServerConnection http, String peer) {
        this.loop = loop;
        this.http = http;
        this.peer = peer;
        expect(waits().firstHead());
    }

    /// Serves one request. Vert.x brings the next one only when this one is answered.
    void serve(HttpServerRequest request) {
        if (finished) {
            return;
        }
        deadline = Long.MAX_VALUE;
        exchange = new Exchange(this, request);
        exchange.begin();
    }

    /// Answers what is not HTTP; Vert.x closes the connection afterwards.
    void refuseMalformed(HttpServerRequest request) {
        if (!finished) {
            finished = true;
            HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
        }
    }

    /// The current exchange is answered: the client has until the deadline to ask again.
    void answered() {
        exchange = null;
        expect(waits().nextHead());
    }

    /// No request after the current one is served; what the client still sends is thrown away for a moment, so that it
    /// reads the answer instead of a reset connection.
    void finishing() {
        finished = true;
        expect(LINGER);
    }

    /// The client must have done its next step when this time is over.
    void expect(Duration time) {
        deadline = loop.now() + time.toMillis();
    }

    void expectNothing() {
        deadline = Long.MAX_VALUE;
    }

    void check(long now) {
        if (now >= deadline) {
            if (exchange == null || !exchange.refuseLate()) {
                cut();
            }
        } else if (exchange != null) {
            exchange.check(now);
        }
    }

    void drain() {
        if (exchange != null) {
            exchange.drain();
        }
    }

    /// Closes once everything written has been sent.
    void close() {
        http.close();
    }

    /// Closes at once, whatever is still unsent.
    void cut() {
        http.channelHandlerContext().close();
    }

    void closed() {
        closed = true;
        if (exchange != null) {
            exchange.abandon();
        }
    }

    boolean isClosed() {
        return closed;
    }

    boolean isFinished() {
        return finished || loop.isDraining();
    }

    ServingLoop loop() {
        return loop;
    }

    Service service() {
        return loop.service();
    }

    String peer() {
        return peer;
    }

    HttpLimits.Waits waits() {
        return loop.service().limits().waits();
    }
}
