package remotemcp.transport.legacy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Caller;
import remotemcp.platform.GuardedHandler;
import remotemcp.protocol.Revision;

/// A client of Streamable HTTP with a session, over a handler in memory.
final class OldClient {
    static final String BOTH = "application/json, text/event-stream";

    private final GuardedHandler server;
    private final Caller caller;
    private final Optional<String> revision;
    private final Optional<String> session;

    private OldClient(GuardedHandler server, Caller caller, Optional<String> revision, Optional<String> session) {
        this.server = server;
        this.caller = caller;
        this.revision = revision;
        this.session = session;
    }

    static Caller user(String subject) {
        return subject.isEmpty() ? Caller.anyone() : new Caller(subject, "client", Set.of(), JsonObject.empty());
    }

    static OldClient of(GuardedHandler server, Caller caller) {
        return new OldClient(server, caller, Optional.empty(), Optional.empty());
    }

    /// The client after its handshake.
    static OldClient connected(GuardedHandler server, Caller caller, Revision revision) {
        var fresh = of(server, caller);
        HttpResponse.Ready ready = fresh.post(initialize(revision.text()));
        String session = ready.headers().find("Mcp-Session-Id").orElseThrow();
        return fresh.session(session).revision(json(ready).object("result").orElseThrow().string("protocolVersion").orElseThrow());
    }

    OldClient session(String id) {
        return new OldClient(server, caller, revision, Optional.of(id));
    }

    OldClient as(Caller other) {
        return new OldClient(server, other, revision, session);
    }

    OldClient revision(String text) {
        return new OldClient(server, caller, Optional.of(text), session);
    }

    OldClient withoutRevision() {
        return new OldClient(server, caller, Optional.empty(), session);
    }

    OldClient to(GuardedHandler other) {
        return new OldClient(other, caller, revision, session);
    }

    String sessionId() {
        return session.orElseThrow();
    }

    static String initialize(String version) {
        return initialize(version, "{}");
    }

    static String initialize(String version, String capabilities) {
        return """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"%s","capabilities":%s,\
            "clientInfo":{"name":"old","version":"1"}}}""".formatted(version, capabilities);
    }

    static String request(int id, String method, String params) {
        return """
            {"jsonrpc":"2.0","id":%d,"method":"%s","params":%s}""".formatted(id, method, params);
    }

    static String call(int id, String tool, String arguments) {
        return request(id, "tools/call", """
            {"name":"%s","arguments":%s}""".formatted(tool, arguments));
    }

    static String callWithProgress(int id, String tool, String arguments) {
        return request(id, "tools/call", """
            {"name":"%s","arguments":%s,"_meta":{"progressToken":"p%d"}}""".formatted(tool, arguments, id));
    }

    static String cancelled(String requestId) {
        return """
            {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":%s}}""".formatted(requestId);
    }

    HttpResponse.Ready post(String body) {
        return post(body, BOTH);
    }

    HttpResponse.Ready post(String body, String accept) {
        return start(body, accept).ready();
    }

    /// Sends without waiting for what may wait.
    HttpResponse start(String body, String accept) {
        HttpRequest request = HttpRequest.post("/mcp", "application/json", body.getBytes(StandardCharsets.UTF_8)).header("Accept", accept);
        return server.handle(headers(request), caller).whole();
    }

    HttpResponse.Ready get(String accept) {
        return server.handle(headers(HttpRequest.get("/mcp").header("Accept", accept)), caller).ready();
    }

    HttpResponse.Ready delete() {
        return server.handle(headers(HttpRequest.of("DELETE", "/mcp")), caller).ready();
    }

    private HttpRequest headers(HttpRequest request) {
        HttpRequest withSession = session.map(id -> request.header("Mcp-Session-Id", id)).orElse(request);
        return revision.map(text -> withSession.header("MCP-Protocol-Version", text)).orElse(withSession);
    }

    /// The JSON object a request was answered with.
    JsonObject ask(String body) {
        return json(post(body));
    }

    static JsonObject json(HttpResponse.Ready response) {
        return value(response).asObject().orElseThrow();
    }

    static Json value(HttpResponse.Ready response) {
        return Json.parse(((Body.Bytes) response.body()).bytes());
    }

    static boolean isStream(HttpResponse.Ready response) {
        return response.headers().find("Content-Type").orElse("").equals("text/event-stream");
    }

    /// Reads an event stream to its end, or opens one that others write to.
    static RecordingStream stream(HttpResponse.Ready response) {
        return switch (response.body()) {
            case Body.Events events -> {
                var stream = new RecordingStream(() -> {});
                events.producer().accept(stream);
                yield stream;
            }
            case Body.OpenEvents events -> {
                var stream = new RecordingStream(events.closed());
                events.opened().accept(stream);
                yield stream;
            }
            default -> throw new AssertionError("not a stream: " + response.status());
        };
    }
}
