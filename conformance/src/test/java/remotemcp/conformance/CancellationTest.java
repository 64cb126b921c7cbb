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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import remotemcp.blackbox.JudgedRuntime;

/// S22: a client that closes its connection cancels the call, whichever way it would have been answered.
class CancellationTest {
    private static final String HALF_CLOSED =
        "workerd reads no further than the request: it notices a polite close when it next writes, a reset at once";
    /// Four steps of the tool.
    private static final int MOMENT_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 120_000;
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningFixtures server;

    @BeforeEach
    void start() {
        server = RunningFixtures.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisabledIfSystemProperty(named = JudgedRuntime.PROPERTY, matches = "workerd", disabledReason = HALF_CLOSED)
    void S22_closing_an_event_stream_cancels_the_tool() throws Exception {
        leaveDuring("\"progressToken\":1,", Socket::close);
    }

    @Test
    @DisabledIfSystemProperty(named = JudgedRuntime.PROPERTY, matches = "workerd", disabledReason = HALF_CLOSED)
    void S22_closing_the_connection_before_the_single_answer_cancels_the_tool() throws Exception {
        leaveDuring("", Socket::close);
    }

    @Test
    void S22_a_client_that_is_gone_from_an_event_stream_cancels_the_tool() throws Exception {
        leaveDuring("\"progressToken\":1,", CancellationTest::reset);
    }

    @Test
    void S22_a_client_that_is_gone_before_the_single_answer_cancels_the_tool() throws Exception {
        leaveDuring("", CancellationTest::reset);
    }

    private interface Leaving {
        void leave(Socket socket) throws IOException;
    }

    /// What a machine says when data comes for a program that has ended.
    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void leaveDuring(String meta, Leaving leaving) throws IOException, InterruptedException {
        var socket = new Socket("127.0.0.1", server.base().getPort());
        String body = body("test_wait", meta);
        socket.getOutputStream()
            .write(("POST /mcp HTTP/1.1\r\nHost: " + server.base().getAuthority() + "\r\nContent-Type: application/json\r\n"
                + "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: test_wait\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        awaitSteps(true);
        leaving.leave(socket);
        awaitSteps(false);
    }

    private void awaitSteps(boolean wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
        boolean seen = stepsOn();
        while (seen != wanted && System.nanoTime() < end) {
            seen = stepsOn();
        }
        assertThat(seen).as("the tool goes on").isEqualTo(wanted);
    }

    /// Whether calls take steps within a moment.
    private boolean stepsOn() throws IOException, InterruptedException {
        String before = steps();
        Thread.sleep(MOMENT_MILLIS);
        return !steps().equals(before);
    }

    private String steps() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.base() + "/mcp")).timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream").header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", "tools/call")
            .header("Mcp-Name", "test_steps").POST(HttpRequest.BodyPublishers.ofString(body("test_steps", ""))).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String body(String tool, String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"_meta\":{" + meta
            + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    }
}
