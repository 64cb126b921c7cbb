package remotemcp.transport;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import remotemcp.http.Body;
import remotemcp.http.EventStream;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A client of 2026-07-28 for tests: speaks to a handler in memory, correctly unless told otherwise.
public record StatelessClient(HttpHandler server) {

    public static JsonObject meta() {
        return JsonObject.builder().put("io.modelcontextprotocol/protocolVersion", "2026-07-28")
            .put("io.modelcontextprotocol/clientInfo", JsonObject.builder().put("name", "test").put("version", "1").build())
            .put("io.modelcontextprotocol/clientCapabilities", JsonObject.empty()).build();
    }

    /// A request with everything the revision wants.
    public static HttpRequest request(String method, JsonObject params) {
        var whole = params.has("_meta") ? params : params.with("_meta", meta());
        var body = JsonObject.builder().put("jsonrpc", "2.0").put("id", 1).put("method", method).put("params", whole).build();
        var request = post(body.text()).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method);
        return params.string("name").map(name -> request.header("Mcp-Name", name)).orElse(request);
    }

    public static HttpRequest call(String tool, String arguments) {
        return request("tools/call", JsonObject.builder().put("name", tool).put("arguments", Json.parse(arguments)).build());
    }

    /// The head a correct client sends, around any body.
    public static HttpRequest post(String body) {
        return HttpRequest.post("/mcp", "application/json", body.getBytes(StandardCharsets.UTF_8))
            .header("Host", "localhost:8787").header("Accept", "application/json, text/event-stream");
    }

    public HttpResponse.Ready send(HttpRequest request) {
        return server.handle(request).ready();
    }

    public JsonObject result(HttpRequest request) {
        var message = json(send(request));
        return message.object("result").orElseThrow(() -> new AssertionError(message.text()));
    }

    public static JsonObject json(HttpResponse.Ready response) {
        if (response.body() instanceof Body.Bytes(var bytes)) {
            return Json.parse(bytes).asObject().orElseThrow();
        }
        throw new AssertionError("not a single JSON object: " + response);
    }

    public static long error(HttpResponse.Ready response) {
        return json(response).object("error").orElseThrow(() -> new AssertionError(json(response).text())).integer("code").orElseThrow();
    }

    /// The messages of an event stream, read to its end.
    public static List<JsonObject> messages(HttpResponse.Ready response) {
        if (!(response.body() instanceof Body.Events(var producer))) {
            throw new AssertionError("no event stream: " + response);
        }
        var events = new Events();
        producer.accept(events);
        return events.messages;
    }

    /// Keeps the messages it is sent.
    public static final class Events implements EventStream {
        public final List<JsonObject> messages = new ArrayList<>();
        private boolean open = true;

        @Override
        public boolean send(ServerSentEvent event) {
            messages.add(Json.parse(event.data()).asObject().orElseThrow());
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }
    }
}
