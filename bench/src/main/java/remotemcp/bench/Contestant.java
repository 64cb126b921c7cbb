package remotemcp.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.demo.Demo;

/// One way of asking one server: the bytes of a `tools/call` of `add`, and how to know the right answer.
///
/// @param name what the table calls it
/// @param server what to start: a kind of [BenchServer] or of [WorkerServers]
/// @param revision of MCP
record Contestant(String name, String server, String revision) {
    static final String MODERN = "2026-07-28";
    static final String SESSIONS = "2025-11-25";

    /// Digits that stand for the message's id and for the numbers to add; all have nine, so that they can be written in place.
    static final String ID = "100000000";
    static final String A = "200000000";
    static final String B = "300000000";

    boolean echoes() {
        return server.startsWith("echo");
    }

    /// A whole request as bytes; asks the server for a session first, where the revision wants one.
    byte[] request(Server process) throws IOException, InterruptedException {
        return request(process.port(), process.token());
    }

    /// The same of a server known by its port, and by the access token it takes; empty when it is open.
    byte[] request(int port, String token) throws IOException, InterruptedException {
        String body =
            "{\"jsonrpc\":\"2.0\",\"id\":" + ID + ",\"method\":\"tools/call\",\"params\":{\"name\":\"add\",\"arguments\":{\"a\":" + A
                + ",\"b\":" + B + "}" + (revision.equals(MODERN) ? "," + meta() : "") + "}}";
        String head = "POST /mcp HTTP/1.1\r\nHost: localhost:" + port + "\r\nUser-Agent: bench\r\nContent-Type: application/json\r\n"
            + "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: " + revision + "\r\n" + eraFields(port, token)
            + bearer(token)
            + "Content-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String meta() {
        return "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + MODERN + "\",\"io.modelcontextprotocol/clientInfo\":"
            + "{\"name\":\"bench\",\"version\":\"" + Demo.VERSION + "\"},\"io.modelcontextprotocol/clientCapabilities\":{}}";
    }

    private String eraFields(int port, String token) throws IOException, InterruptedException {
        if (revision.equals(MODERN)) {
            return "Mcp-Method: tools/call\r\nMcp-Name: add\r\n";
        }
        return session(port, token).map(id -> "Mcp-Session-Id: " + id + "\r\n").orElse("");
    }

    private static String bearer(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /// Empty when the server keeps no sessions.
    private Optional<String> session(int port, String token) throws IOException, InterruptedException {
        // An offer of HTTP/2, which is an upgrade too, confuses servers that open a web socket of their own for the call.
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            var initialize = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + revision
                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
            var answer = client.send(request.POST(BodyPublishers.ofString(initialize)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            var ready = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
            Optional<String> id = answer.headers().firstValue("Mcp-Session-Id");
            id.ifPresent(session -> request.header("Mcp-Session-Id", session));
            client.send(request.header("MCP-Protocol-Version", revision).POST(BodyPublishers.ofString(ready)).build(),
                BodyHandlers.discarding());
            return id;
        }
    }
}
