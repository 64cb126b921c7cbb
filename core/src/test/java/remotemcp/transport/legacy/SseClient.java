package remotemcp.transport.legacy;

import java.nio.charset.StandardCharsets;
import remotemcp.http.Body;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;
import remotemcp.protocol.Revision;
import remotemcp.transport.ActiveWork;

/// A client of HTTP+SSE, over handlers in memory: one open stream, and the URL its first event named.
final class SseClient {
    private final Server server;
    private final Caller caller;
    private final RecordingStream stream;
    private final String endpoint;

    /// The two URLs of one process.
    record Server(SseEndpoint sse, MessagesEndpoint messages) {
        static Server of(McpServer tools, Platform platform, SessionLimits limits) {
            var connections = new Connections(platform, limits, ActiveWork.of(platform, GrantStatus.unlimited()));
            return new Server(new SseEndpoint(connections, "/messages"), new MessagesEndpoint(tools, platform, connections));
        }

        HttpResponse.Ready open(Caller caller) {
            return sse.handle(HttpRequest.get("/sse").header("Accept", "text/event-stream"), caller).ready();
        }

        HttpResponse.Ready post(String target, String body, Caller caller) {
            return messages.handle(HttpRequest.post(target, "application/json", body.getBytes(StandardCharsets.UTF_8)), caller).ready();
        }
    }

    private SseClient(Server server, Caller caller, RecordingStream stream, String endpoint) {
        this.server = server;
        this.caller = caller;
        this.stream = stream;
        this.endpoint = endpoint;
    }

    static SseClient open(Server server, Caller caller) {
        RecordingStream stream = OldClient.stream(server.open(caller));
        ServerSentEvent first = stream.next();
        if (!first.event().orElse("").equals("endpoint")) {
            throw new AssertionError("the first event is " + first);
        }
        return new SseClient(server, caller, stream, first.data());
    }

    static SseClient connected(Server server, Caller caller, Revision revision) {
        var client = open(server, caller);
        client.ask(OldClient.initialize(revision.text()));
        return client;
    }

    RecordingStream stream() {
        return stream;
    }

    String endpoint() {
        return endpoint;
    }

    HttpResponse.Ready post(String body) {
        return server.post(endpoint, body, caller);
    }

    HttpResponse.Ready postAs(Caller other, String body) {
        return server.post(endpoint, body, other);
    }

    /// Posts, does on a thread of its own what the server does after its 202, and reads the next message of the stream.
    JsonObject ask(String body) {
        Thread work = finish(post(body));
        JsonObject message = stream.nextMessage();
        join(work);
        return message;
    }

    static Thread finish(HttpResponse.Ready response) {
        if (response.status() != 202) {
            throw new AssertionError("status " + response.status());
        }
        return Thread.startVirtualThread(() -> {
            if (response.body() instanceof Body.Afterwards(var work)) {
                work.accept(Thread.currentThread()::interrupt);
            }
        });
    }

    static void join(Thread work) {
        try {
            work.join(10_000);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
