package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// Two isolates of one worker, as Cloudflare runs many: what one has begun, the other goes on with.
class TwoIsolatesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Workerd workerd;

    @BeforeAll
    static void startWorkerd() throws IOException {
        workerd = Workerd.start(NodeTools.required(), Worker.in(Path.of("target/worker")).inTwoIsolates());
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void they_share_no_memory() throws Exception {
        WorkerClient.of(workerd.url()).call("remember", "{\"text\":\"here\"}");
        assertThat(WorkerClient.of(workerd.twin()).call("remember", "{\"text\":\"here\"}")).isEqualTo("true");
    }

    @Test
    void a_message_posted_to_one_is_answered_on_the_stream_that_the_other_holds() throws Exception {
        try (var stream = OldStream.open(HTTP, workerd.url().resolve("/sse"))) {
            var elsewhere = new WorkerClient(HTTP, workerd.twin().resolve(stream.next()));
            assertThat(elsewhere.send(request(1, "initialize", """
                {"protocolVersion":"2024-11-05","capabilities":{},"clientInfo":{"name":"test","version":"1"}}""")).statusCode())
                .isEqualTo(202);
            assertThat(stream.next()).contains("\"protocolVersion\":\"2024-11-05\"");
            assertThat(elsewhere.send(request(2, "tools/call", """
                {"name":"add","arguments":{"a":40,"b":2}}""")).statusCode()).isEqualTo(202);
            assertThat(stream.next()).contains("\"text\":\"42\"");
        }
    }

    @Test
    void a_session_goes_on_in_the_other_and_its_end_there_closes_the_stream_here() throws Exception {
        var here = WorkerClient.of(workerd.url());
        var there = WorkerClient.of(workerd.twin());
        var hello = here.send(request(1, "initialize", """
            {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}"""));
        String[] session =
            {"Mcp-Session-Id", hello.headers().firstValue("mcp-session-id").orElseThrow(), "MCP-Protocol-Version", "2025-11-25"};
        assertThat(there.send(request(2, "tools/call", """
            {"name":"add","arguments":{"a":40,"b":2}}"""), session).body()).contains("\"text\":\"42\"");
        try (var stream = OldStream.open(HTTP, here.endpoint(), session)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(there.delete(session).statusCode()).isEqualTo(204);
            assertThat(stream.ends()).isTrue();
        }
        assertThat(here.send(request(3, "ping", "{}"), session).statusCode()).isEqualTo(404);
    }

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }
}
