package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import remotemcp.app.App;
import remotemcp.jvm.http.HttpOptions;
import remotemcp.jvm.http.VertxServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.ToolResult;
import remotemcp.platform.Platform;

/// S22: a client that closes its connection cancels the call, whichever way it would have been answered.
class CancellationTest {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final VertxServer server = start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void S22_closing_an_event_stream_cancels_the_tool() throws Exception {
        leaveDuring("\"progressToken\":1,");
    }

    @Test
    void S22_closing_the_connection_before_the_single_answer_cancels_the_tool() throws Exception {
        leaveDuring("");
    }

    private void leaveDuring(String meta) throws IOException, InterruptedException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(request(meta));
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("started");
        }
        assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }

    private byte[] request(String meta) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"wait\",\"_meta\":{" + meta
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
        return ("POST /mcp HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\nContent-Type: application/json\r\nMCP-Protocol-Version: 2026-07-28\r\n"
            + "Mcp-Method: tools/call\r\nMcp-Name: wait\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    private VertxServer start() {
        var waiting = McpServer.named("x", "1").tool("wait", "Waits until nobody does any more", _ -> call -> {
            events.add("started");
            try {
                while (!call.cancelled()) {
                    Thread.sleep(20);
                }
            } catch (InterruptedException told) {
                // the runtime says the same, sooner
            }
            events.add(call.cancelled() ? "cancelled" : "interrupted for no reason");
            return ToolResult.text("never read");
        }).build();
        Platform platform = FixtureServer.platform();
        return VertxServer.start(HttpOptions.loopback(0), App.serving(waiting).on(platform), platform.log());
    }
}
