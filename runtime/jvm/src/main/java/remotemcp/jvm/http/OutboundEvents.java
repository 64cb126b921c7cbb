package remotemcp.jvm.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.charset.StandardCharsets;
import remotemcp.http.EventStream;
import remotemcp.http.ServerSentEvent;

/// One open `text/event-stream` response. Events may come from any thread and are written on the event loop. What the client
/// has not read is counted: a patient stream lets its producer wait, any other is cut off when the bound is reached, and
/// both are cut off when the client reads nothing for a while.
final class OutboundEvents implements EventStream {
    private static final byte[] KEEP_ALIVE = ": keepalive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ClientConnection connection;
    private final HttpServerResponse response;
    private final boolean patient;
    private final Runnable whenClosed;
    private boolean open = true;
    private boolean over;
    private int unread;
    private long progress;

    private OutboundEvents(ClientConnection connection, HttpServerResponse response, boolean patient, Runnable whenClosed) {
        this.connection = connection;
        this.response = response;
        this.patient = patient;
        this.whenClosed = whenClosed;
    }

    /// A stream whose sender waits while the client is slow to read.
    static OutboundEvents patient(ClientConnection connection, HttpServerResponse response) {
        return new OutboundEvents(connection, response, true, () -> {});
    }

    /// A stream whose senders never wait; `whenClosed` runs once when it has ended.
    static OutboundEvents impatient(ClientConnection connection, HttpServerResponse response, Runnable whenClosed) {
        return new OutboundEvents(connection, response, false, whenClosed);
    }

    /// Sends the head, on the event loop. HTTP/1.0 knows no chunks: there the stream ends with the connection, and a comment
    /// takes the head along.
    void begin(boolean chunked) {
        progress = connection.loop().now();
        if (chunked) {
            response.writeHead();
        } else {
            connection.finishing();
            comment();
        }
    }

    private void comment() {
        count(KEEP_ALIVE.length);
        write(KEEP_ALIVE);
    }

    @Override
    public boolean send(ServerSentEvent event) {
        byte[] bytes = event.text().getBytes(StandardCharsets.UTF_8);
        if (!makeRoom(bytes.length)) {
            return false;
        }
        connection.loop().run(() -> write(bytes));
        return true;
    }

    private synchronized boolean makeRoom(int length) {
        int bound = connection.service().limits().buffered();
        while (patient && open && (unread >= bound || unread > 0 && isCrowded())) {
            try {
                wait();
            } catch (InterruptedException left) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        if (open && unread >= bound) {
            open = false;
            connection.loop().run(connection::cut);
        }
        if (open) {
            count(length);
        }
        return open;
    }

    private boolean isCrowded() {
        return connection.service().capacity().isUnreadFull();
    }

    private synchronized void count(int length) {
        progress = unread == 0 ? connection.loop().now() : progress;
        if (!connection.service().capacity().countUnread(unread, unread + length)) {
            connection.service().shed();
        }
        unread += length;
    }

    /// Bytes that the client has not read.
    synchronized long unread() {
        return unread;
    }

    private void write(byte[] bytes) {
        if (over) {
            read(bytes.length);
            return;
        }
        Buffer chunk = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
        response.write(chunk).onComplete(sent -> read(bytes.length));
    }

    private synchronized void read(int length) {
        connection.service().capacity().countUnread(unread, unread - length);
        unread -= length;
        progress = connection.loop().now();
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
        }
        connection.loop().run(this::finish);
    }

    private void finish() {
        if (over) {
            return;
        }
        ended();
        boolean last = connection.isFinished();
        connection.answered();
        var written = response.end();
        if (last) {
            written.onSuccess(done -> connection.farewell());
        }
    }

    /// Nothing more reaches the client, on the event loop.
    void ended() {
        if (over) {
            return;
        }
        over = true;
        synchronized (this) {
            open = false;
            notifyAll();
        }
        connection.service().capacity().giveBackStream();
        if (!patient) {
            connection.service().aside(whenClosed);
        }
    }

    /// Cuts off a client that reads nothing, and keeps a silent stream alive for the proxies on its way.
    synchronized void check(long now) {
        var waits = connection.loop().waits();
        if (unread > 0 && now - progress >= waits.unread().toMillis()) {
            connection.cut();
        } else if (unread == 0 && open && now - progress >= waits.keepAlive().toMillis()) {
            comment();
        }
    }

    /// The server is stopping: a stream without a producer at work ends now, so that its client connects elsewhere.
    void drain() {
        if (!patient) {
            send(ServerSentEvent.reconnection());
            close();
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }
}
