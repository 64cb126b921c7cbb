package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.client.CallOptions;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.client.Progress;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;

/// Calls whose tool says nothing for a while: hosts give up what they hear nothing of.
@Timeout(240)
class SilenceTest {
    private static final List<String> REVISIONS = List.of("2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");
    private static RunningFixtures server;

    @BeforeAll
    static void start() {
        server = RunningFixtures.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_silent_call_that_wants_progress_hears_heartbeats_at_every_revision() throws Exception {
        Map<String, Future<List<Progress>>> heard = new LinkedHashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String revision : REVISIONS) {
                heard.put(revision, threads.submit(() -> heard(revision, 35)));
            }
            for (String revision : REVISIONS) {
                List<Progress> beats = heard.get(revision).get();
                assertThat(beats).as(revision).hasSizeBetween(1, 3);
                assertThat(beats).extracting(Progress::done).as(revision).isSorted().doesNotHaveDuplicates()
                    .allSatisfy(done -> assertThat(done).isBetween(0.0, 0.01));
                assertThat(beats.getFirst().message().isPresent()).as(revision).isEqualTo(!revision.equals("2024-11-05"));
            }
        }
    }

    private static List<Progress> heard(String revision, int seconds) {
        var beats = new ArrayList<Progress>();
        try (McpClient client = client(revision)) {
            var result = client.call("test_silent", JsonObject.builder().put("seconds", seconds).build(),
                CallOptions.with(Patience.usual()).watching(beats::add));
            assertThat(result.text()).isEqualTo("Done.");
        }
        return beats;
    }

    private static McpClient client(String revision) {
        return revision.equals("2024-11-05")
            ? McpClient.connect(server.base() + "/sse").on(JvmWorld.open()).onlySse().revision(revision).open()
            : McpClient.connect(server.base() + "/mcp").on(JvmWorld.open()).revision(revision).open();
    }

    @Test
    void a_call_that_takes_long_opens_its_stream_while_it_is_at_work() throws Exception {
        for (String session : new String[]{"", session()}) {
            HttpResponse<InputStream> answer = send(session, "application/json, text/event-stream", 20);
            long opened = System.nanoTime();
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-transform");
            assertThat(text(answer)).contains("\"Done.\"");
            assertThat(Duration.ofNanos(System.nanoTime() - opened)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_call_that_is_done_soon_is_json() throws Exception {
        for (String session : new String[]{"", session()}) {
            HttpResponse<InputStream> answer = send(session, "application/json, text/event-stream", 0);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(text(answer)).contains("\"Done.\"");
        }
    }

    @Test
    void a_client_that_takes_no_stream_waits_for_its_json() throws Exception {
        for (String session : new String[]{"", session()}) {
            HttpResponse<InputStream> answer = send(session, "application/json", 6);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(text(answer)).contains("\"Done.\"");
        }
    }

    private static String text(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String session() throws IOException, InterruptedException {
        HttpRequest request = post("application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(
                """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"""))
            .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).headers().firstValue("Mcp-Session-Id")
            .orElseThrow();
    }

    /// A call of the newest revision, or in a session.
    private static HttpResponse<InputStream> send(String session, String accept, int seconds) throws IOException, InterruptedException {
        String meta = session.isEmpty()
            ? ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}"
            : "";
        HttpRequest.Builder request = session.isEmpty()
            ? post(accept).header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call").header("Mcp-Name", "test_silent")
            : post(accept).header("MCP-Protocol-Version", "2025-11-25").header("Mcp-Session-Id", session);
        String body =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"test_silent\",\"arguments\":{\"seconds\":"
                + seconds + "}" + meta + "}}";
        return HttpClient.newHttpClient().send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    }

    private static HttpRequest.Builder post(String accept) {
        return HttpRequest.newBuilder(URI.create(server.base() + "/mcp")).timeout(Duration.ofSeconds(120))
            .header("Content-Type", "application/json").header("Accept", accept);
    }
}
