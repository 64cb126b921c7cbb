package remotemcp.jvm.http;

import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.http1.Http1ServerConnection;
import java.time.Duration;

/// One client's connection and the exchange now going on there. Lives on its event loop alone.
final class ClientConnection {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final int MUCH_UNREAD = 16 << 10;

    private final ServingLoop loop;
    private final Http1ServerConnection http;
    private final String peer;
    private final ConnectionDeadline deadline;
    private HttpExchange exchange;
    private HttpServerRequest waiting;
    private boolean reading = true;
    /// Whether a request of what was read last is served: a further one that came with it waits for the other connections.
    private boolean hadTurn;
    private boolean finished;
    private boolean closed;
    private long unread;

    ClientConnection(ServingLoop loop, Http1ServerConnection http, String peer) {
        this.loop = loop;
        this.http = http;
        this.peer = peer;
        this.deadline = new ConnectionDeadline(loop, http.channel());
    }

    void begin() {
        deadline.expect(loop.waits().firstHead());
        var pipeline = http.channel().pipeline();
        pipeline.replace("httpDecoder", "httpDecoder", new StrictRequestDecoder(service().limits(), this));
        pipeline.replace("httpEncoder", "httpEncoder", new OneBufferEncoder());
        http.handler(this::serve);
    }

    /// Serves one request. Vert.x brings the next one only when this one is answered.
    private void serve(HttpServerRequest request) {
        if (finished) {
            return;
        }
        if (!http.channel().isWritable()) {
            hold(request);
            deadline.expectReading();
        } else if (hadTurn) {
            hold(request);
            loop.afterOthers(this::readOn);
        } else {
            hadTurn = true;
            exchange = new HttpExchange(this, request);
            exchange.begin();
        }
    }

    private void hold(HttpServerRequest request) {
        waiting = request.pause();
        reading(false);
    }

    /// All that one read of the socket brought is handled.
    void readCompleted() {
        hadTurn = false;
    }

    /// It is this connection's turn again, or the client has read enough of the earlier answers. One that keeps asking and does not
    /// read gets no further answers to pile up here.
    void readOn() {
        if (waiting != null && http.channel().isWritable()) {
            var request = waiting;
            waiting = null;
            hadTurn = false;
            reading(true);
            serve(request);
            request.resume();
        }
    }

    /// What arrived is not HTTP, or not one thing only; everything after it is thrown away.
    void malformed(HttpRejection rejection) {
        if (finished) {
            return;
        }
        if (exchange != null) {
            exchange.malformed(rejection);
        } else {
            http.channelHandlerContext().writeAndFlush(rejection.message()).addListener(sent -> farewell());
        }
        finishing();
    }

    /// The current exchange is answered. Once all of its request has come too, the client may ask again.
    void answered() {
        if (exchange != null && exchange.isUnread()) {
            deadline.expect(loop.waits().wholeBody());
        } else {
            exchange = null;
            deadline.expect(loop.waits().nextHead());
        }
    }

    /// Whether more is read of what the client sends. Vert.x may have begun to read again when this says no once more.
    void reading(boolean on) {
        if (!on || !reading) {
            reading = on;
            http.channel().config().setAutoRead(on);
        }
    }

    /// A large answer has been read to its end.
    void answerRead() {
        if (isIdle()) {
            deadline.expect(loop.waits().nextHead());
        }
    }

    /// No request after the current one is served.
    void finishing() {
        finished = true;
    }

    /// The last answer is sent. What the client still sends is thrown away for a moment, so that it reads the answer instead
    /// of finding the connection reset.
    void farewell() {
        deadline.expect(LINGER);
        if (!closed) {
            ((DuplexChannel) http.channel()).shutdownOutput();
        }
    }

    /// Looks how much of plain answers the client has not read. Little is not counted.
    void countUnread() {
        long pending = closed ? 0 : deadline.unsent();
        long now = pending > MUCH_UNREAD ? pending : 0;
        if (now != unread && !service().capacity().countUnread(unread, now)) {
            service().shed();
        }
        unread = now;
    }

    /// Bytes that the client has not read, in answers or in an event stream.
    long unread() {
        return unread + (exchange == null ? 0 : exchange.unread());
    }

    void check(long now) {
        if (deadline.isOver(now)) {
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
        countUnread();
        if (exchange != null) {
            exchange.abandon();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Whether no request is being answered or waits to be.
    boolean isIdle() {
        return exchange == null && waiting == null && !finished;
    }

    /// Whether the answer now given is the last one here.
    boolean isFinished() {
        return finished;
    }

    ConnectionDeadline patience() {
        return deadline;
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
}
