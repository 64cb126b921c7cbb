package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// S22: a client that closes its connection cancels the call, whichever way it would have been answered.
class CancellationTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private final RunningFixtures server = RunningFixtures.start();
    private final HttpClient http = HttpClient.newHttpClient();

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
        try (var socket = new Socket("127.0.0.1", server.base().getPort())) {
            String body = body("test_wait", meta);
            socket.getOutputStream().write(("POST /mcp HTTP/1.1\r\nHost: " + server.base().getAuthority() + "\r\nContent-Type: application/json\r\n"
                + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: test_wait\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
            await("begun 1, cancelled 0");
        }
        await("begun 1, cancelled 1");
    }

    private void await(String wanted) throws IOException, InterruptedException {
        String told = waits();
        for (long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos(); !told.contains(wanted) && System.nanoTime() < end; told = waits()) {
            Thread.sleep(20);
        }
        assertThat(told).contains(wanted);
    }

    private String waits() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.base() + "/mcp")).timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call")
            .header("Mcp-Name", "test_waits").POST(HttpRequest.BodyPublishers.ofString(body("test_waits", ""))).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String body(String tool, String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"_meta\":{" + meta
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    }
}
