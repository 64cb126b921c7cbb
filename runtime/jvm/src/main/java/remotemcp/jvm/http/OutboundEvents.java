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

    private final Connection connection;
    private final HttpServerResponse response;
    private final boolean patient;
    private final Runnable whenClosed;
    private boolean open = true;
    private boolean over;
    private int unread;
    private long progress;

    private OutboundEvents(Connection connection, HttpServerResponse response, boolean patient, Runnable whenClosed) {
        this.connection = connection;
        this.response = response;
        this.patient = patient;
        this.whenClosed = whenClosed;
    }

    /// A stream whose sender waits while the client is slow to read.
    static OutboundEvents patient(Connection connection, HttpServerResponse response) {
        return new OutboundEvents(connection, response, true, () -> { });
    }

    /// A stream whose senders never wait; `whenClosed` runs once when it has ended.
    static OutboundEvents impatient(Connection connection, HttpServerResponse response, Runnable whenClosed) {
        return new OutboundEvents(connection, response, false, whenClosed);
    }

    /// Sends the head, on the event loop.
    void begin() {
        progress = connection.loop().now();
        response.writeHead();
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
        while (patient && open && unread >= bound) {
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
        unread += open ? length : 0;
        return open;
    }

    private void write(byte[] bytes) {
        if (over) {
            return;
        }
        progress = Math.max(progress, connection.loop().now());
        Buffer chunk = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
        response.write(chunk).onSuccess(sent -> read(bytes.length));
    }

    private synchronized void read(int length) {
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
        if (!over) {
            ended();
            connection.answered();
            response.end();
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
            Thread.startVirtualThread(whenClosed);
        }
    }

    /// Cuts off a client that reads nothing, and keeps a silent stream alive for the proxies on its way.
    synchronized void check(long now) {
        var waits = connection.waits();
        if (unread > 0 && now - progress >= waits.unread().toMillis()) {
            connection.cut();
        } else if (unread == 0 && open && now - progress >= waits.keepAlive().toMillis()) {
            unread += KEEP_ALIVE.length;
            write(KEEP_ALIVE);
        }
    }

    /// The server is stopping: a stream without a producer at work ends now, so that its client connects elsewhere.
    void drain() {
        if (!patient) {
            close();
        }
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }
}
