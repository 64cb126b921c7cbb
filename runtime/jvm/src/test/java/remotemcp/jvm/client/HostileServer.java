package remotemcp.jvm.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A server of 2026-07-28 that answers `server/discover` and `tools/list` as it should, and calls as a test wants.
final class HostileServer implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Answer answer = (_, _) -> {};

    /// How a `tools/call` is answered.
    interface Answer {
        void to(HttpExchange exchange, JsonObject request) throws IOException;
    }

    HostileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    HostileServer calls(Answer how) {
        answer = how;
        return this;
    }

    /// Calls answered with an event stream of this text.
    HostileServer streams(String text) {
        return calls((exchange, _) -> stream(exchange, text.getBytes(StandardCharsets.UTF_8)));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    /// Method and path of each request.
    List<String> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonObject request = body.length == 0 ? JsonObject.empty() : Json.parse(body).asObject().orElseThrow();
            switch (request.string("method").orElse("")) {
                case "server/discover" -> json(exchange, result(request,
                    """
                    {"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"ttlMs":0,"cacheScope":"public"}"""));
                case "tools/list" ->
                    json(exchange, result(request, "{\"resultType\":\"complete\",\"tools\":[],\"ttlMs\":0,\"cacheScope\":\"public\"}"));
                default -> answer.to(exchange, request);
            }
        } catch (IOException left) {
            // The client has heard enough.
        }
    }

    static String result(JsonObject request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":" + result + "}";
    }

    static void json(HttpExchange exchange, String text) throws IOException {
        send(exchange, 200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static OutputStream openStream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void stream(HttpExchange exchange, byte[] text) throws IOException {
        openStream(exchange).write(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
