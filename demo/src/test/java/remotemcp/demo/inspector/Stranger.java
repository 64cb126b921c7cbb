package remotemcp.demo.inspector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A server on this machine that answers as a test says, and remembers every request with all its header fields.
final class Stranger implements AutoCloseable {
    private final HttpServer server;
    final Queue<Request> requests = new ConcurrentLinkedQueue<>();

    record Request(String method, String path, List<String> fields, String body) {
    }

    interface Answers {
        void to(HttpExchange exchange, String body) throws IOException;
    }

    private Stranger(HttpServer server) {
        this.server = server;
    }

    static Stranger answering(Answers answers) {
        try {
            var stranger = new Stranger(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
            stranger.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            stranger.server.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                stranger.requests.add(request(exchange, body));
                try (exchange) {
                    answers.to(exchange, body);
                } catch (IOException gone) {
                    // the other side has heard enough
                }
            });
            stranger.server.start();
            return stranger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that speaks 2026-07-28; each method's result is what the test says.
    static Stranger speaking(Function<RequestedMethod, String> results) {
        return answering((exchange, body) -> {
            JsonObject message = Json.parse(body).asObject().orElseThrow();
            var asked = new RequestedMethod(message.string("method").orElse(""), message.object("params").orElse(JsonObject.empty()));
            send(exchange, 200, "application/json", "{\"jsonrpc\":\"2.0\",\"id\":" + message.find("id").orElse(Json.of(0)).text()
                + ",\"result\":" + results.apply(asked) + "}");
        });
    }

    record RequestedMethod(String name, JsonObject params) {
    }

    static String discovered(String capabilities) {
        return "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":" + capabilities
            + ",\"ttlMs\":0,\"cacheScope\":\"private\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"stranger\",\"version\":\"1\"}}}";
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Request request(HttpExchange exchange, String body) {
        var fields = new ArrayList<String>();
        exchange.getRequestHeaders()
            .forEach((name, values) -> fields.add(name.toLowerCase(Locale.ROOT) + ": " + String.join(", ", values)));
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), List.copyOf(fields), body);
    }

    static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port() + "/mcp";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
