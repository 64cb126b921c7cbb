package remotemcp.jvm.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import remotemcp.http.Parameters;
import remotemcp.platform.ConstantTime;

/// Where the person's browser brings the answer (RFC 8252 §7.3): a listener on 127.0.0.1 that lives for one login and takes one answer, the
/// first that carries the login's state. All else, such as what other pages or programs send here, is turned away. The browser is answered
/// when the login has ended, so that its page tells the truth.
final class LoopbackListener implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final int LONGEST = 16_384;
    private static final Duration LAST_WORDS = Duration.ofSeconds(60);

    private final HttpServer http;
    private final CompletableFuture<Parameters> answer = new CompletableFuture<>();
    private final CompletableFuture<CallbackPage> end = new CompletableFuture<>();
    private final CompletableFuture<Void> shown = new CompletableFuture<>();
    private final AtomicReference<String> awaited = new AtomicReference<>("");
    private volatile boolean isFromBrowser;
    private volatile boolean isClosed;

    private LoopbackListener(HttpServer http) {
        this.http = http;
    }

    /// @param port zero for any
    /// @throws IOException when the port is taken
    static LoopbackListener open(int port) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), port), 10);
        var listener = new LoopbackListener(http);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", listener::handle);
        http.start();
        return listener;
    }

    String redirectUri() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + PATH;
    }

    /// From here on an answer with this state is taken.
    void await(String state) {
        awaited.set(state);
    }

    /// The answer; empty when none came in time.
    Optional<Parameters> answer(Duration patience) {
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// Takes an address that the person brings by hand, because their browser, on another machine, could not open it.
    ///
    /// @return whether it is this listener's, with the state that is awaited
    boolean bring(String address) {
        String start = redirectUri() + "?";
        if (!address.startsWith(start) || address.length() > LONGEST) {
            return false;
        }
        int fragment = address.indexOf('#');
        Optional<Parameters> found = ours(address.substring(start.length(), fragment < 0 ? address.length() : fragment));
        found.ifPresent(answer::complete);
        return found.isPresent();
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /// Shows the page to the browser that brought the answer.
    void end(CallbackPage page) {
        end.complete(page);
        if (isFromBrowser) {
            shown.completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
        }
        close();
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void close() {
        isClosed = true;
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<Parameters> ours = ours(exchange);
        boolean isFirst = ours.isPresent() && isFirst(ours.get());
        try (exchange) {
            if (isFirst) {
                write(exchange, 200,
                    end.completeOnTimeout(CallbackPage.failed("The login took too long."), LAST_WORDS.toSeconds(), TimeUnit.SECONDS)
                        .join());
            } else {
                write(exchange, ours.isPresent() ? 410 : 404, CallbackPage.stray());
            }
        } finally {
            if (isFirst) {
                shown.complete(null);
            }
        }
    }

    private boolean isFirst(Parameters found) {
        isFromBrowser = true;
        boolean isFirst = answer.complete(found);
        isFromBrowser = isFirst;
        return isFirst;
    }

    /// Only a request to this very address: a name that was made to point here (DNS rebinding) has another `Host`.
    private Optional<Parameters> ours(HttpExchange exchange) {
        boolean isHere = ("127.0.0.1:" + http.getAddress().getPort()).equals(exchange.getRequestHeaders().getFirst("Host"));
        boolean isCallback = exchange.getRequestMethod().equals("GET") && exchange.getRequestURI().getRawPath().equals(PATH);
        String query = exchange.getRequestURI().getRawQuery();
        return isHere && isCallback && query != null ? ours(query) : Optional.empty();
    }

    private Optional<Parameters> ours(String query) {
        if (awaited.get().isEmpty()) {
            return Optional.empty();
        }
        return Parameters.read(query)
            .filter(found -> found.find("state").filter(state -> ConstantTime.equal(state, awaited.get())).isPresent());
    }

    private static void write(HttpExchange exchange, int status, CallbackPage page) throws IOException {
        byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
