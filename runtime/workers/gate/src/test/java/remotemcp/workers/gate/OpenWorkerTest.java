package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Workerd;

/// The core, compiled by TeaVM, on real workerd.
class OpenWorkerTest {
    private static final Path WORKER = Path.of("target/worker").toAbsolutePath();

    private static NodeTools tools;
    private static Workerd workerd;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void startWorkerd() throws IOException {
        tools = NodeTools.required();
        workerd = Workerd.start(tools, WORKER);
    }

    @AfterAll
    static void stopWorkerd() {
        if (workerd != null) {
            workerd.close();
        }
    }

    @Test
    void what_teavm_wrote_is_valid_javascript() throws Exception {
        var check = new ProcessBuilder(tools.node().toString(), "--check", WORKER.resolve("app.mjs").toString()).inheritIO().start();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void echo() throws Exception {
        assertThat(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"add\",\"arguments\":{\"a\":40,\"b\":2}}}").body()).contains("42");
    }

    private HttpResponse<String> post(String body) throws Exception {
        var request = HttpRequest.newBuilder(workerd.url().resolve("/mcp")).timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
