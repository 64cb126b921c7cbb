package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// `examples/worker-minimal`: a tool and one line of `main` are a whole worker.
class WorkerOfOnesOwnTest {
    private static final Path EXAMPLE = Path.of("../../../examples/worker-minimal");

    private final NodeTools tools = NodeTools.required();

    @TempDir private Path out;

    @Test
    void its_tool_answers_on_workerd() throws Exception {
        var worker = Worker.in(EXAMPLE.resolve("target/worker")).with("REMOTE_MCP_PUBLIC_URL", "http://localhost:8787");
        try (var workerd = Workerd.start(tools, worker)) {
            assertThat(WorkerClient.of(workerd.url()).call("greet", "{\"name\":\"Ada\"}")).isEqualTo("Hi Ada");
        }
    }

    @Test
    void a_client_with_a_session_is_served_too() throws Exception {
        var worker = Worker.in(EXAMPLE.resolve("target/worker")).with("REMOTE_MCP_PUBLIC_URL", "http://localhost:8787");
        try (var workerd = Workerd.start(tools, worker)) {
            var client = WorkerClient.of(workerd.url());
            var hello = client.send("""
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
                "clientInfo":{"name":"test","version":"1"}}}""");
            var answer = client.send("""
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"greet","arguments":{"name":"Ada"}}}""",
                "Mcp-Session-Id", hello.headers().firstValue("mcp-session-id").orElseThrow(), "MCP-Protocol-Version", "2025-11-25");
            assertThat(answer.body()).contains("Hi Ada");
        }
    }

    @Test
    void before_its_address_is_set_everyone_is_told_what_to_set() throws Exception {
        try (var workerd = Workerd.start(tools, Worker.in(EXAMPLE.resolve("target/worker")).with("REMOTE_MCP_PUBLIC_URL", ""))) {
            var answer = WorkerClient.of(workerd.url()).send("{}");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("REMOTE_MCP_PUBLIC_URL is not set");
        }
    }

    @Test
    void wrangler_would_deploy_it() throws Exception {
        var wrangler = new ProcessBuilder(tools.command("wrangler", "wrangler", "deploy", "--dry-run", "--outdir", out.toString()))
            .directory(EXAMPLE.toFile()).redirectErrorStream(true).redirectOutput(out.resolve("said").toFile());
        wrangler.environment().put("WRANGLER_SEND_METRICS", "false");
        wrangler.environment().put("WRANGLER_LOG_PATH", out.resolve("log").toString());
        var process = wrangler.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(out.resolve("said"));
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("SESSIONS").doesNotContain("[WARNING]");
        System.out.println(
            "the bundle of worker-minimal: " + said.lines().filter(line -> line.contains("Total Upload")).findFirst().orElse(said));
    }

    @Test
    void nothing_of_ours_lies_in_it() throws Exception {
        try (var files = Files.walk(EXAMPLE)) {
            assertThat(files.filter(Files::isRegularFile).map(EXAMPLE::relativize).map(Path::toString)
                .filter(name -> !name.startsWith("target") && !name.startsWith("node_modules") && !name.startsWith(".wrangler")))
                .containsExactlyInAnyOrder("pom.xml", "package.json", "wrangler.jsonc", "README.md", ".gitignore",
                    "src/main/java/greeter/Greeter.java", "src/main/java/greeter/GreeterWorker.java");
        }
    }
}
