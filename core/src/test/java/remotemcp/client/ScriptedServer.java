package remotemcp.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import remotemcp.http.HeaderList;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Aside;
import remotemcp.platform.Outbound;

/// A server that answers as a test says: by the method of the message posted, or `GET`. What it was not told about is refused with 404.
/// Time passes only while a client rests.
public final class ScriptedServer implements Outbound {
    private static final String URL = "https://example.com/mcp";

    private final Map<String, Function<JsonObject, Reply>> answers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(1_800_000_000_000L);

    public ScriptedServer on(String method, Function<JsonObject, Reply> answer) {
        answers.put(method, answer);
        return this;
    }

    /// Answers with this result.
    public ScriptedServer result(String method, String result) {
        return on(method,
            request -> json(200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"result\":" + result + "}"));
    }

    /// Answers with this error.
    public ScriptedServer error(String method, int status, String error) {
        return on(method, request -> json(status,
            "{\"jsonrpc\":\"2.0\",\"id\":" + request.find("id").orElseThrow().text() + ",\"error\":" + error + "}"));
    }

    public ScriptedServer status(String method, int status) {
        return on(method, _ -> new Reply(status, HeaderList.empty(), new byte[0]));
    }

    /// An older server's handshake.
    public ScriptedServer shakesHands(String revision) {
        return result("initialize",
            "{\"protocolVersion\":\"" + revision
                + "\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}")
            .status("notifications/initialized", 202);
    }

    public static Reply json(int status, String text) {
        return new Reply(status, HeaderList.empty().with("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply events(String text) {
        return new Reply(200, HeaderList.empty().with("Content-Type", "text/event-stream"), text.getBytes(StandardCharsets.UTF_8));
    }

    /// A world in which this server is all there is.
    ///
    /// @param aside does what is to be done beside the work at hand
    public World world(Aside aside) {
        return new World(this, now::get, now::addAndGet, aside);
    }

    public McpClient.Builder client() {
        return McpClient.connect(URL).on(new World(this, now::get, now::addAndGet, _ -> {}));
    }

    @Override
    public Reply send(Call call) {
        calls.add(call);
        JsonObject message = call.body().length == 0 ? JsonObject.empty() : Json.parse(call.body()).asObject().orElseThrow();
        String method = message.string("method").orElse(call.method());
        return answers.getOrDefault(method, _ -> new Reply(404, HeaderList.empty(), new byte[0])).apply(message);
    }

    void pass(long millis) {
        now.addAndGet(millis);
    }

    public long now() {
        return now.get();
    }

    public List<Call> calls() {
        return calls;
    }

    /// The methods of the messages that came, or of HTTP where there was none.
    public List<String> methods() {
        return calls.stream().map(call -> call.body().length == 0 ? call.method()
            : Json.parse(call.body()).asObject().orElseThrow().string("method").orElse("answer")).toList();
    }
}
