package remotemcp.jvm.http;

import io.netty.channel.socket.DuplexChannel;
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
        http.channel().pipeline().replace("httpDecoder", "httpDecoder", new StrictRequestDecoder(service().limits(), this::malformed));
        http.handler(this::serve);
    }

    /// Serves one request. Vert.x brings the next one only when this one is answered.
    void serve(HttpServerRequest request) {
        if (finished) {
            return;
        }
        if (http.writeQueueFull()) {
            serveWhenRead(request);
            return;
        }
        exchange = new Exchange(this, request);
        exchange.begin();
    }

    /// A client that keeps asking and does not read the answers gets no further ones to pile up.
    private void serveWhenRead(HttpServerRequest request) {
        expect(waits().unread());
        request.pause();
        request.response().drainHandler(read -> {
            request.response().drainHandler(null);
            serve(request);
            request.resume();
        });
    }

    /// What arrived is not HTTP, or not one thing only; everything after it is thrown away.
    private void malformed(Refusal refusal) {
        if (finished) {
            return;
        }
        if (exchange != null) {
            exchange.malformed(refusal);
        } else {
            http.channelHandlerContext().writeAndFlush(refusal.message()).addListener(sent -> farewell());
        }
        finishing();
    }

    /// The current exchange is answered: the client has until the deadline to ask again.
    void answered() {
        exchange = null;
        expect(waits().nextHead());
    }

    /// No request after the current one is served.
    void finishing() {
        finished = true;
    }

    /// The last answer is sent. What the client still sends is thrown away for a moment, so that it reads the answer instead
    /// of finding the connection reset.
    void farewell() {
        expect(LINGER);
        if (!closed) {
            ((DuplexChannel) http.channel()).shutdownOutput();
        }
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

    /// Whether the answer now given is the last one here.
    boolean isFinished() {
        return finished;
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
