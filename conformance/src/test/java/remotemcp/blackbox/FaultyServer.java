package remotemcp.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import remotemcp.demo.Demo;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.settings.Settings;
import remotemcp.settings.Setting;

/// Our real server behind a real reverse proxy that makes one mistake. The proxy's address is the server's public URL, so that without a
/// mistake nothing shows.
final class FaultyServer implements AutoCloseable {
    private static final Set<String> HOP =
        Set.of("connection", "content-length", "transfer-encoding", "host", "upgrade", "http2-settings", "date", "keep-alive");
    private static final HttpClient CLIENT =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();

    private final HttpServer proxy;
    private final RunningServer server;
    private volatile Mistake mistake = Mistake.none();

    /// What a proxy does to a request and its answer.
    @FunctionalInterface
    interface Mistake {
        Reply answer(Call call, Upstream server) throws IOException;

        static Mistake none() {
            return (call, server) -> server.ask(call);
        }
    }

    @FunctionalInterface
    interface Upstream {
        Reply ask(Call call) throws IOException;
    }

    /// @param target path and query
    record Call(String method, String target, Map<String, String> headers, String body) {

        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        boolean is(String method, String path) {
            return this.method.equals(method) && path().equals(path);
        }

        Call with(String name, String value) {
            var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(headers);
            copy.put(name, value);
            return new Call(method, target, copy, body);
        }

        Call without(String name) {
            var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(headers);
            copy.remove(name);
            return new Call(method, target, copy, body);
        }

        Call to(String other) {
            return new Call(method, other, headers, body);
        }

        Call saying(String text) {
            return new Call(method, target, headers, text);
        }
    }

    record Reply(int status, Map<String, String> headers, InputStream body) {

        static Reply of(int status, String type, String text) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            headers.put("Content-Type", type);
            return new Reply(status, headers, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }

        static Reply json(int status, String text) {
            return of(status, "application/json", text);
        }

        static Reply html(int status) {
            return of(status, "text/html", "<!doctype html><title>Oh</title><h1>Something is here</h1>");
        }

        static Reply redirect(int status, String location) {
            return of(status, "text/plain", "").with("Location", location);
        }

        Reply status(int other) {
            return new Reply(other, headers, body);
        }

        Reply with(String name, String value) {
            var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(headers);
            copy.put(name, value);
            return new Reply(status, copy, body);
        }

        Reply without(String name) {
            var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(headers);
            copy.remove(name);
            return new Reply(status, copy, body);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        Reply replacing(String before, String after) throws IOException {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Reply(status, headers, new ByteArrayInputStream(text.replace(before, after).getBytes(StandardCharsets.UTF_8)));
        }

        /// As a proxy does that passes nothing on before it has all.
        Reply gathered() throws IOException {
            return new Reply(status, headers, new ByteArrayInputStream(body.readAllBytes()));
        }

        boolean isStream() {
            return header("Content-Type").startsWith("text/event-stream");
        }
    }

    private FaultyServer(HttpServer proxy, RunningServer server) {
        this.proxy = proxy;
        this.server = server;
    }

    static FaultyServer start(Path data) throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        String url = "http://localhost:" + proxy.getAddress().getPort();
        RunningServer server = Jvm.serve((platform, settings) -> Demo.on(platform, JvmWorld.open(), settings.common(), true),
            Settings.read(Map.of(), Map.of(Setting.PORT, "0", Setting.DATA, data.toString(), Setting.PUBLIC_URL, url)));
        var faulty = new FaultyServer(proxy, server);
        proxy.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        proxy.createContext("/", faulty::handle);
        proxy.start();
        return faulty;
    }

    void makes(Mistake next) {
        mistake = next;
    }

    URI base() {
        return URI.create("http://localhost:" + proxy.getAddress().getPort());
    }

    /// With an account, made on the first call.
    Target target() {
        var target = new Target(base(), OwnServer.EMAIL, OwnServer.PASSWORD);
        var browser = new Browser(base());
        Browser.View page = browser.open(target.at("/signup"));
        browser.submit(page, page.form("password"), Map.of("email", target.email(), "password", target.password()));
        return target;
    }

    @Override
    public void close() {
        proxy.stop(0);
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = call(exchange);
            boolean isOurs = call.header("Host").equals(base().getAuthority());
            answer(exchange, isOurs || mistake instanceof AnyHost ? mistake.answer(call.without("Host"), this::forward)
                : Reply.of(421, "text/plain", "Another host"));
        }
    }

    /// A proxy that looks at no `Host`.
    record AnyHost() implements Mistake {
        @Override
        public Reply answer(Call call, Upstream server) throws IOException {
            return server.ask(call);
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Reply forward(Call call) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + call.target()))
            .method(call.method(),
                call.body().isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach((name, value) -> {
            // The JDK's client names the server behind as Host, and with that the proxy's own pages would look like a stranger's.
            boolean isOwnPage = name.equalsIgnoreCase("Origin") && value.equals(base().toString());
            if (!HOP.contains(name.toLowerCase(Locale.ROOT)) && !isOwnPage) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<InputStream> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map()
                .forEach((name, values) -> headers.put(name, String.join(name.equalsIgnoreCase("Set-Cookie") ? "\n" : ", ", values)));
            return new Reply(response.statusCode(), headers, response.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                List.of(value.split("\n")).forEach(each -> exchange.getResponseHeaders().add(name, each));
            }
        });
        boolean hasBody = reply.status() >= 200 && reply.status() != 204 && reply.status() != 304;
        exchange.sendResponseHeaders(reply.status(), hasBody ? 0 : -1);
        if (!hasBody) {
            return;
        }
        try (InputStream in = reply.body(); OutputStream out = exchange.getResponseBody()) {
            out.flush();
            byte[] piece = new byte[8192];
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                out.write(piece, 0, size);
                out.flush();
            }
        }
    }
}
