package remotemcp.interop;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import remotemcp.blackbox.Http;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;
import remotemcp.cli.Main;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;

/// A running `remote-mcp bridge`, and the host that started it: here the test.
record BridgeProcess(ClientProcess process) implements AutoCloseable {
    static final JsonObject OLD_HOST = JsonObject.builder().put("protocolVersion", "2025-11-25").put("capabilities", JsonObject.empty())
        .put("clientInfo", JsonObject.builder().put("name", "desktop").put("version", "1").build()).build();

    static BridgeProcess start(NodeTools tools, Path home, String url, String... options) {
        return start(tools, home, Map.of(), url, options);
    }

    static BridgeProcess start(NodeTools tools, Path home, Map<String, String> environment, String url, String... options) {
        var variables = new java.util.HashMap<>(environment);
        variables.put("REMOTE_MCP_LOGINS", home.resolve("logins").toString());
        return new BridgeProcess(ClientProcess.start(tools, home, command(url, options), variables));
    }

    /// The words that start it.
    static List<String> command(String url, String... options) {
        var line = new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "bridge", url));
        line.addAll(List.of(options));
        return line;
    }

    void send(int id, String method, JsonObject params) {
        process.writeLine(request(id, method, params));
    }

    void tell(String method, JsonObject params) {
        process.writeLine(JsonObject.builder().put("jsonrpc", "2.0").put("method", method).put("params", params).build().text());
    }

    static String request(int id, String method, JsonObject params) {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("method", method).put("params", params).build().text();
    }

    /// The message with this id; others are passed over. Every line has to be JSON.
    JsonObject answer(int id) {
        while (true) {
            JsonObject message = next();
            if (message.integer("id").orElse(-1) == id && !message.has("method")) {
                return message;
            }
        }
    }

    JsonObject next() {
        return Json.parse(process.nextLine()).asObject().orElseThrow();
    }

    JsonObject result(int id) {
        JsonObject answer = answer(id);
        return answer.object("result").orElseThrow(() -> new AssertionError(answer + "\n" + process.everything()));
    }

    JsonObject ask(int id, String method, JsonObject params) {
        send(id, method, params);
        return result(id);
    }

    /// What a host of 2025 begins with.
    JsonObject shakeHands() {
        JsonObject result = ask(0, "initialize", OLD_HOST);
        tell("notifications/initialized", JsonObject.empty());
        return result;
    }

    String call(int id, String tool, JsonObject arguments) {
        return ask(id, "tools/call", JsonObject.builder().put("name", tool).put("arguments", arguments).build()).array("content")
            .orElseThrow().text();
    }

    /// Goes where the bridge sends its person, and comes back allowed.
    void signIn(Target target) {
        String line = process.await(text -> text.contains(target.base() + "/authorize"));
        URI callback = new Person(target).allow(URI.create(line.substring(line.indexOf(target.base() + "/authorize")).strip()));
        if (Http.get(callback).text().isEmpty()) {
            throw new AssertionError("the bridge showed nothing");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
