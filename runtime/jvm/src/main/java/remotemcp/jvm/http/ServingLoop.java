package remotemcp.jvm.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.http1.Http1ServerConnection;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// One event loop and the connections it serves. A single periodic sweep over them does all that depends on time: deadlines,
/// keep-alive comments and the `Date` field.
final class ServingLoop extends VerticleBase {
    private static final long LONGEST_SWEEP = 1_000;
    private static final long SHORTEST_SWEEP = 10;
    private static final int DEFERRED_AT_ONCE = 8;

    private final List<String> addresses;
    private final int port;
    private final Service service;
    private final Set<ClientConnection> connections = new HashSet<>();
    private final Queue<Runnable> deferred = new ArrayDeque<>();
    private boolean isDeferring;
    private ContextInternal loop;
    /// One for each address.
    private final List<HttpServer> servers = new ArrayList<>();
    private volatile long now;
    private String date = "";
    private volatile boolean draining;

    /// @param port 0 for any free one, the same at all addresses
    ServingLoop(List<String> addresses, int port, Service service) {
        this.addresses = List.copyOf(addresses);
        this.port = port;
        this.service = service;
    }

    @Override
    public Future<?> start() {
        loop = (ContextInternal) context;
        tick();
        vertx.setPeriodic(sweepPeriod(), timer -> sweep());
        String first = addresses.getFirst();
        Future<HttpServer> listening =
            listen(port == 0 ? SocketAddress.sharedRandomPort(1, first) : SocketAddress.inetSocketAddress(port, first));
        for (String next : addresses.subList(1, addresses.size())) {
            listening = listening.compose(server -> listen(SocketAddress.inetSocketAddress(server.actualPort(), next)));
        }
        return listening;
    }

    /// All loops share one listening socket an address, also when its port is any free one.
    private Future<HttpServer> listen(SocketAddress address) {
        HttpServer server = vertx.createHttpServer(serverOptions()).connectionHandler(this::accept).requestHandler(request -> {});
        servers.add(server);
        return server.listen(address);
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
            .setTcpNoDelay(true)
            .setStrictThreadMode(true)
            .setHttp2ClearTextEnabled(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    }

    private long sweepPeriod() {
        var waits = waits();
        long shortest = LONGEST_SWEEP * 4;
        for (Duration wait : List.of(waits.firstHead(), waits.nextHead(), waits.wholeBody(), waits.unread(), waits.keepAlive(),
            waits.lateStream())) {
            shortest = Math.min(shortest, wait.toMillis());
        }
        return Math.max(SHORTEST_SWEEP, shortest / 4);
    }

    private void accept(HttpConnection vertxConnection) {
        var http = (Http1ServerConnection) vertxConnection;
        String peer = http.remoteAddress().hostAddress();
        if (draining || !service.capacity().takeConnection(peer)) {
            http.close();
            return;
        }
        var connection = new ClientConnection(this, http, peer);
        connections.add(connection);
        connection.begin();
        http.closeHandler(closed -> {
            connections.remove(connection);
            service.capacity().giveBackConnection(peer);
            connection.closed();
        });
    }

    private void sweep() {
        tick();
        for (ClientConnection connection : new ArrayList<>(connections)) {
            connection.check(now);
        }
    }

    /// Cuts off the clients here that leave more unread than is fair, as long as all together leave too much.
    void shed() {
        service.shedding().set(false);
        connections.forEach(ClientConnection::countUnread);
        for (ClientConnection connection : new ArrayList<>(connections)) {
            if (service.capacity().isUnreadFull() && connection.unread() >= service.capacity().fairUnread()) {
                connection.cut();
            }
        }
    }

    private void tick() {
        now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        date = HttpDate.of(Instant.now());
    }

    Service service() {
        return service;
    }

    HttpLimits.Waits waits() {
        return service.limits().waits();
    }

    /// Milliseconds of a clock that only the sweep moves: exact to one sweep, and free.
    long now() {
        return now;
    }

    /// The current `Date` field (RFC 9110 §6.6.1).
    String date() {
        return date;
    }

    int port() {
        return servers.getFirst().actualPort();
    }

    boolean isDraining() {
        return draining;
    }

    /// Runs it on this event loop: at once when called there, else as soon as the loop is free; in order for one caller. Work
    /// that outlives the server finds no loop, and no client either.
    void run(Runnable action) {
        try {
            loop.execute(action, Runnable::run);
        } catch (RejectedExecutionException stopped) {
            // Nobody is left to hear of it.
        }
    }

    /// Runs it on this event loop once everything is handled that was read with what it handles now.
    void soon(Runnable action) {
        loop.nettyEventLoop().execute(action);
    }

    /// Runs it on this event loop after the other connections have had what they sent read. Between two such readings only a few are run:
    /// thousands of connections with requests in advance must not make the ones that ask one thing at a time wait for all of theirs.
    void afterOthers(Runnable action) {
        deferred.add(action);
        afterReading();
    }

    private void afterReading() {
        if (!isDeferring) {
            isDeferring = true;
            // A task that is only queued runs before the loop reads again; a scheduled one does not. The pause leaves the processor to others.
            loop.nettyEventLoop().schedule(this::runDeferred, 1, TimeUnit.MILLISECONDS);
        }
    }

    private void runDeferred() {
        isDeferring = false;
        try {
            for (int i = 0; i < DEFERRED_AT_ONCE && !deferred.isEmpty(); i++) {
                deferred.remove().run();
            }
        } finally {
            if (!deferred.isEmpty()) {
                afterReading();
            }
        }
    }

    /// Stops listening and closes every connection as soon as its answer is given, at the latest when `patience` is over.
    Future<Void> drain(Duration patience) {
        draining = true;
        Promise<Void> done = Promise.promise();
        run(() -> {
            Future.join(servers.stream().map(server -> server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS)).toList())
                .<Void>mapEmpty().onComplete(done);
            new ArrayList<>(connections).forEach(ClientConnection::drain);
        });
        return done.future();
    }
}
