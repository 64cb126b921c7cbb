package remotemcp.jvm.stdio;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.Headers;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.platform.Arrival;
import remotemcp.platform.Log;
import remotemcp.platform.OutboundException;

/// One request to a handler in this process: a virtual thread works on it while its answer is read.
final class LocalExchange implements EventStream {
    private static final int MOST_WAITING = 1_000;
    private static final int PATIENCE_SECONDS = 60;
    private static final byte[] END = new byte[0];

    private final HttpRequest request;
    private final Log log;
    private final CompletableFuture<HttpResponse.Ready> head = new CompletableFuture<>();
    private final LinkedBlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AtomicBoolean isOpen = new AtomicBoolean(true);
    private volatile Runnable closed = () -> {
    };

    LocalExchange(HttpRequest request, Log log) {
        this.request = request;
        this.log = log;
    }

    void begin(HttpHandler handler) {
        Thread worker = Thread.ofVirtual().name("request").unstarted(() -> work(handler));
        request.departure().alarm(worker::interrupt);
        worker.start();
    }

    Arrival arrival(int timeoutMillis) {
        try {
            return new Answer(head.get(timeoutMillis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            leave();
            throw OutboundException.late("no answer within " + timeoutMillis + " ms");
        } catch (ExecutionException e) {
            throw new OutboundException("given up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave();
            throw new OutboundException("interrupted");
        }
    }

    private void work(HttpHandler handler) {
        try {
            HttpResponse response = handler.handle(request).settled(this::open);
            while (response instanceof HttpResponse.NeedsBody) {
                response = response.whole().settled(this::open);
            }
            deliver((HttpResponse.Ready) response);
        } catch (Throwable bug) {
            fail(bug);
        }
    }

    /// What the work sends goes out at once, also while nobody knows how long it takes.
    private void open(HttpResponse.Late late) {
        if (late.stream().open(this)) {
            head.complete(late.head());
        }
    }

    private void deliver(HttpResponse.Ready ready) {
        if (!head.complete(ready)) {
            end();
            return;
        }
        switch (ready.body()) {
            case Body.Bytes(byte[] bytes) -> {
                if (bytes.length > 0) {
                    put(bytes);
                }
                end();
            }
            case Body.Events events -> {
                events.producer().accept(this);
                end();
            }
            case Body.OpenEvents events -> {
                closed = events.closed();
                events.opened().accept(this);
            }
            case Body.Afterwards afterwards -> {
                end();
                afterwards.work().accept(Thread.currentThread()::interrupt);
            }
        }
    }

    /// What fails because nobody waits for it any more is no bug.
    private void fail(Throwable bug) {
        if (!request.departure().hasLeft()) {
            log.bug(Long.toHexString(System.nanoTime()), "stdio.request", bug);
        }
        head.complete(HttpResponse.of(500));
        end();
    }

    @Override
    public boolean send(ServerSentEvent event) {
        return isOpen.get() && put(event.text().getBytes(StandardCharsets.UTF_8));
    }

    /// Waits while the reader is behind; one that reads nothing for a minute has gone.
    private boolean put(byte[] piece) {
        try {
            if (pieces.offer(piece, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leave();
        return false;
    }

    private void end() {
        if (isOpen.compareAndSet(true, false)) {
            put(END);
            closed.run();
        }
    }

    @Override
    public boolean isOpen() {
        return isOpen.get();
    }

    /// Called by the handler.
    @Override
    public void close() {
        end();
    }

    /// The reader wants no more.
    void leave() {
        request.departure().leave();
        if (isOpen.compareAndSet(true, false)) {
            closed.run();
        }
        head.completeExceptionally(new IllegalStateException("closed"));
        pieces.clear();
        pieces.offer(END);
    }

    private final class Answer implements Arrival {
        private final HttpResponse.Ready ready;

        Answer(HttpResponse.Ready ready) {
            this.ready = ready;
        }

        @Override
        public int status() {
            return ready.status();
        }

        @Override
        public Headers headers() {
            return ready.headers();
        }

        @Override
        public Optional<byte[]> next(int timeoutMillis) {
            try {
                byte[] piece = pieces.poll(timeoutMillis, TimeUnit.MILLISECONDS);
                if (piece == null) {
                    throw OutboundException.late("nothing came within " + timeoutMillis + " ms");
                }
                if (piece == END) {
                    pieces.offer(END);
                    return Optional.empty();
                }
                return Optional.of(piece);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OutboundException("interrupted");
            }
        }

        @Override
        public void close() {
            leave();
        }
    }
}
