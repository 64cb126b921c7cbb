package remotemcp.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// One of the small servers of tools/hosts/record.sh, in the same words: 2025-11-25, answers in JSON.
final class FixtureServer implements AutoCloseable {
    private static final Pattern REPEATED = Pattern.compile("\\{\\{(\\d+)\\*(.)}}", Pattern.DOTALL);

    private final HttpServer http;
    private final JsonObject fixture;

    private FixtureServer(HttpServer http, JsonObject fixture) {
        this.http = http;
        this.fixture = fixture;
    }

    static FixtureServer start(String name) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var server = new FixtureServer(http, read(name));
        http.createContext("/mcp", server::answer);
        http.start();
        return server;
    }

    /// A file of the folder, with `{{5000*x}}` written out.
    static JsonObject read(String name) throws IOException {
        try (InputStream file = FixtureServer.class.getResourceAsStream("/remotemcp/hosts/" + name + ".json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Json.parse(REPEATED.matcher(text).replaceAll(FixtureServer::repeated)).asObject().orElseThrow();
        }
    }

    private static String repeated(MatchResult match) {
        return Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1))));
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/mcp";
    }

    List<JsonObject> calls() {
        return fixture.array("calls").orElseThrow().values().stream().flatMap(call -> call.asObject().stream()).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject message = exchange.getRequestMethod().equals("POST")
                ? Json.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).asObject().orElseThrow()
                : JsonObject.empty();
            if (message.isEmpty()) {
                exchange.sendResponseHeaders(405, -1);
            } else if (!message.has("id")) {
                exchange.sendResponseHeaders(202, -1);
            } else {
                Optional<JsonObject> result =
                    result(message.string("method").orElse(""), message.object("params").orElse(JsonObject.empty()));
                var reply = JsonObject.builder().put("jsonrpc", "2.0").put("id", message.find("id").orElseThrow());
                result.ifPresentOrElse(value -> reply.put("result", value),
                    () -> reply.put("error", JsonObject.builder().put("code", -32601).put("message", "Method not found").build()));
                byte[] body = reply.build().bytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(result.isPresent() ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Optional<JsonObject> result(String method, JsonObject params) {
        return switch (method) {
            case "initialize" ->
                Optional.of(JsonObject.builder().put("protocolVersion", params.string("protocolVersion").orElse("2025-11-25"))
                    .put("capabilities", JsonObject.of("tools", JsonObject.empty()))
                    .put("serverInfo", JsonObject.builder().put("name", "fixture").put("version", "1").build())
                    .put("instructions", fixture.string("instructions")).build());
            case "tools/list" -> Optional.of(JsonObject.of("tools", fixture.array("tools").orElse(JsonArray.of())));
            case "tools/call" -> calls().stream()
                .filter(call -> call.string("name").equals(params.string("name"))
                    && call.object("arguments").equals(params.object("arguments")))
                .flatMap(call -> call.object("result").stream()).findFirst();
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
