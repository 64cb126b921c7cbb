package remotemcp.demo.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// As much of Cloudflare's API as wrangler needs to make a namespace, put secrets and deploy one worker.
final class CloudflareApi implements AutoCloseable {
    static final String NAMESPACE = "0123456789abcdef0123456789abcdef";
    private static final String WORKER = "/scripts/remote-mcp";

    private final HttpServer server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger namespaces = new AtomicInteger();
    private volatile String uploaded = "";

    private CloudflareApi(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
    }

    static CloudflareApi start() throws IOException {
        var api = new CloudflareApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        api.server.start();
        return api;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What the newest deployment said of its worker.
    String uploaded() {
        return uploaded;
    }

    /// How many KV namespaces were made.
    int namespaces() {
        return namespaces.get();
    }

    /// By name.
    Map<String, String> secrets() {
        return secrets;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String result = result(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            byte[] bytes = """
                {"success":%s,"errors":%s,"messages":[],"result":%s}""".formatted(!result.isEmpty(),
                result.isEmpty() ? "[{\"code\":10090,\"message\":\"This worker does not exist\"}]" : "[]",
                result.isEmpty() ? "null" : result)
                .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(result.isEmpty() ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// Empty for what is not there.
    private String result(String method, String path, String body) {
        String what = path.substring(path.indexOf('/', "/accounts/".length()) + 1);
        return switch (method + " " + what) {
            case "POST storage/kv/namespaces" ->
                "{\"number\":" + namespaces.incrementAndGet() + ",\"id\":\"" + NAMESPACE + "\",\"title\":" + member(body, "title") + "}";
            case "GET storage/kv/namespaces" -> "[]";
            case "PUT workers/scripts/remote-mcp/secrets" -> secret(body);
            case "GET workers/scripts/remote-mcp/secrets" -> "[]";
            case "GET workers/scripts/remote-mcp/settings" -> uploaded.isEmpty() ? "{\"bindings\":[]}"
                : "{\"bindings\":[{\"name\":\"OAUTH_KV\",\"type\":\"kv_namespace\",\"namespace_id\":\"" + NAMESPACE + "\"}]}";
            case "GET workers/services/remote-mcp" -> "";
            case "GET workers/subdomain" -> "{\"subdomain\":\"example\"}";
            case "GET workers/workers/remote-mcp" ->
                "{\"id\":\"w\",\"name\":\"remote-mcp\",\"subdomain\":{\"enabled\":true,\"previews_enabled\":true},\"tags\":[]}";
            case "PUT workers/scripts/remote-mcp" -> upload(body);
            default -> what.endsWith(WORKER + "/deployments") ? "{\"deployments\":[]}" : "{}";
        };
    }

    private String secret(String body) {
        secrets.put(member(body, "name").replace("\"", ""), member(body, "text"));
        return "{}";
    }

    /// The first part of the form is the metadata.
    private String upload(String body) {
        uploaded = body.substring(0, Math.min(body.length(), 4_000));
        return "{\"id\":\"remote-mcp\",\"startup_time_ms\":30}";
    }

    private static String member(String json, String name) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8)).asObject().flatMap(object -> object.find(name)).orElse(JsonObject.empty())
            .text();
    }
}
