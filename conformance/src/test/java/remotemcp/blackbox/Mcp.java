package remotemcp.blackbox;

import java.net.URI;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Requests of the MCP endpoint as clients of each era send them.
final class Mcp {
    static final String NEWEST = "2026-07-28";

    private Mcp() {
    }

    /// A request of the stateless revision.
    static Http.Answer modern(Target target, String token, String method, JsonObject params) {
        return Http.post(URI.create(target.mcp()), modernBody(method, params, NEWEST).text(), modernHeaders(token, method, params));
    }

    static JsonObject modernBody(String method, JsonObject params, String version) {
        JsonObject meta = JsonObject.builder().put("io.modelcontextprotocol/protocolVersion", version)
            .put("io.modelcontextprotocol/clientCapabilities", JsonObject.empty())
            .put("io.modelcontextprotocol/clientInfo", JsonObject.builder().put("name", "blackbox").put("version", "1").build()).build();
        return message(method, params.with("_meta", meta));
    }

    static String[] modernHeaders(String token, String method, JsonObject params) {
        return new String[]{"Content-Type", "application/json", "Accept", "application/json, text/event-stream", "Authorization",
            "Bearer " + token,
            "MCP-Protocol-Version", NEWEST, "Mcp-Method", method, "Mcp-Name", params.string("name").orElse("none")};
    }

    static JsonObject message(String method, JsonObject params) {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", 1).put("method", method).put("params", params).build();
    }

    static JsonObject add(long a, long b) {
        return JsonObject.builder().put("name", "add").put("arguments", JsonObject.builder().put("a", a).put("b", b).build()).build();
    }

    /// A POST of an older revision; `session` may be empty.
    static Http.Answer legacy(Target target, String token, String session, String version, JsonObject message) {
        var headers = new java.util.ArrayList<>(java.util.List.of("Content-Type", "application/json",
            "Accept", "application/json, text/event-stream", "Authorization", "Bearer " + token));
        if (!session.isEmpty()) {
            headers.addAll(java.util.List.of("Mcp-Session-Id", session, "MCP-Protocol-Version", version));
        }
        return Http.post(URI.create(target.mcp()), message.text(), headers.toArray(String[]::new));
    }

    static JsonObject initialize(String version) {
        return message("initialize", JsonObject.builder().put("protocolVersion", version).put("capabilities", JsonObject.empty())
            .put("clientInfo", JsonObject.builder().put("name", "blackbox").put("version", "1").build()).build());
    }

    /// The message in an answer, whether it came as JSON or as an event stream.
    static JsonObject messageIn(Http.Answer answer) {
        if (!answer.header("Content-Type").startsWith("text/event-stream")) {
            return answer.json();
        }
        return answer.text().lines().filter(line -> line.startsWith("data:")).map(line -> line.substring(5).strip())
            .filter(line -> !line.isEmpty())
            .map(line -> Json.parse(line).asObject().orElseThrow()).filter(message -> message.has("id"))
            .findFirst().orElseThrow(() -> new AssertionError("no response in " + answer.text()));
    }

    static String sumIn(Http.Answer answer) {
        return sumOf(messageIn(answer));
    }

    static String sumOf(JsonObject message) {
        return message.object("result").orElseThrow(() -> new AssertionError(message.text()))
            .array("content").orElseThrow().get(0).asObject().orElseThrow().string("text").orElseThrow();
    }
}
