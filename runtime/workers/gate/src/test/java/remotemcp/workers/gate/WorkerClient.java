package remotemcp.workers.gate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.MetaKeys;

/// Speaks to the worker's `/mcp` as a client of 2026-07-28 does.
record WorkerClient(HttpClient http, URI endpoint) {
    private static final String REVISION = "2026-07-28";

    static WorkerClient of(URI worker) {
        return new WorkerClient(HttpClient.newHttpClient(), worker.resolve("/mcp"));
    }

    /// The text of a tool's result.
    String call(String tool, String arguments) throws Exception {
        return text(Json.parse(post(tool, arguments, meta()).body()).asObject().orElseThrow());
    }

    /// The answer to a call whose client wants to hear of progress and of log lines.
    HttpResponse<String> follow(String tool, String arguments) throws Exception {
        return post(tool, arguments, meta().with(MetaKeys.PROGRESS_TOKEN, "p").with(MetaKeys.LOG_LEVEL, "info"));
    }

    private HttpResponse<String> post(String tool, String arguments, JsonObject meta) throws Exception {
        var params = JsonObject.of("name", tool).with("arguments", Json.parse(arguments)).with("_meta", meta);
        var body = JsonObject.of("jsonrpc", "2.0").with("id", Json.of(1)).with("method", "tools/call").with("params", params);
        return send(body.text(), "MCP-Protocol-Version", REVISION, "Mcp-Method", "tools/call", "Mcp-Name", tool);
    }

    HttpResponse<String> send(String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(20)).POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String... headers) throws Exception {
        return http.send(HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(20)).DELETE().headers(headers).build(),
            BodyHandlers.ofString());
    }

    static String text(JsonObject response) {
        var content = response.object("result").flatMap(result -> result.array("content")).orElseThrow();
        return content.get(0).asObject().flatMap(block -> block.string("text")).orElseThrow();
    }

    private static JsonObject meta() {
        return JsonObject.of(MetaKeys.PROTOCOL_VERSION, REVISION).with(MetaKeys.CLIENT_CAPABILITIES, JsonObject.empty());
    }
}
