package remotemcp.jvm.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import remotemcp.http.HttpHandler;
import remotemcp.platform.Log;

/// Serves an [HttpHandler] over HTTP/1.1 (RFC 9112) with Vert.x. The handler runs on an event loop and must not wait there;
/// what it returns as waiting, and every producer of events, runs on a virtual thread of its own.
public final class VertxServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Queue<ServingLoop> loops;
    private final Capacity capacity;
    private final int port;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private VertxServer(Vertx vertx, Queue<ServingLoop> loops, Capacity capacity) {
        this.vertx = vertx;
        this.capacity = capacity;
        this.loops = loops;
        this.port = loops.element().port();
    }

    /// Listens and serves until [#stop].
    ///
    /// @throws UncheckedIOException when the address cannot be listened on
    public static VertxServer start(HttpOptions options, HttpHandler handler, Log log) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(options.eventLoops()).setFileSystemOptions(noFiles()));
        var loops = new ConcurrentLinkedQueue<ServingLoop>();
        var capacity = new Capacity(options.limits());
        var service = new Service(handler, log, options.limits(), capacity, capacity.bodies(), loops, new AtomicBoolean());
        List<String> addresses = ListeningAddresses.of(options.host());
        var deployment = vertx.deployVerticle(() -> {
            var loop = new ServingLoop(addresses, options.port(), service);
            loops.add(loop);
            return loop;
        }, new DeploymentOptions().setInstances(options.eventLoops()));
        try {
            await(deployment, START);
        } catch (ExecutionException | TimeoutException failure) {
            vertx.close();
            throw new UncheckedIOException(cannotListen(options, failure));
        }
        return new VertxServer(vertx, loops, capacity);
    }

    private static FileSystemOptions noFiles() {
        return new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    }

    private static BindException cannotListen(HttpOptions options, Throwable cause) {
        var exception = new BindException("cannot listen on " + options.host() + ":" + options.port() + ": " + cause.getMessage());
        exception.initCause(cause);
        return exception;
    }

    /// The port it listens on.
    public int port() {
        return port;
    }

    Capacity capacity() {
        return capacity;
    }

    /// Takes no more connections, ends idle connections and open event streams, lets requests at work finish, and closes
    /// what is left when `patience` is over. Further calls change nothing.
    public void stop(Duration patience) {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        try {
            await(Future.join(loops.stream().map(loop -> loop.drain(patience)).toList()), patience.plus(GRACE));
            await(vertx.close(), GRACE);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the server did not stop cleanly", failure);
        }
    }

    private static void await(Future<?> future, Duration most) throws ExecutionException, TimeoutException {
        try {
            future.toCompletionStage().toCompletableFuture().get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// [#stop] with a patience of five seconds.
    @Override
    public void close() {
        stop(DRAIN);
    }
}
