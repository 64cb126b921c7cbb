package remotemcp.workers.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.NodeTools;
import remotemcp.tools.Worker;
import remotemcp.tools.Workerd;

/// A bug in Java on workerd: its id alone in the answer, and in the log the lines of Java where it happened. What Cloudflare maps
/// after a deployment is mapped here by the map that wrangler would upload.
class TraceTest {
    private static final Path BUILT = Path.of("target/worker");
    private static final Path TRACE = BUILT.resolve("trace.cjs").toAbsolutePath();
    private static final Path SOURCE = Path.of("src/main/java/remotemcp/workers/gate/PlatformTools.java");
    private static final Pattern REFERENCE = Pattern.compile("Internal error, reported as ([A-Za-z0-9_-]+)");
    private static final String TAIL = """
        export default { tail(events) { for (const event of events) for (const bug of event.exceptions)
          console.error(JSON.stringify({ event: "exception", fields: { id: bug.message, stack: bug.stack } })); } };
        """;

    @TempDir private Path folder;

    private final NodeTools tools = NodeTools.required();

    @BeforeEach
    void takeConfiguration() throws IOException {
        copy("local.capnp", "local-kv.js");
    }

    @Test
    void the_log_of_the_built_worker_reads_as_java() throws Exception {
        copy("worker.js", "host.mjs", "records.mjs", "sessions.mjs", "app.mjs");
        var id = call("fail");
        var log = readable(BUILT.resolve("app.mjs.map"));
        assertThat(log).contains("\"id\":\"" + id + "\"")
            .contains("java.lang.IllegalStateException: a secret of the server\n    at " + line("a secret"));
        assertThat(log).contains("(StatelessEdge.java:").doesNotContain("app.mjs");
    }

    @Test
    void causes_stand_below_and_lines_are_right_after_a_wait() throws Exception {
        copy("worker.js", "host.mjs", "records.mjs", "sessions.mjs", "app.mjs");
        call("fail-deep");
        var log = readable(BUILT.resolve("app.mjs.map"));
        assertThat(log).contains("IllegalStateException: outer\n    at " + line("throw new IllegalStateException(\"outer\""));
        assertThat(log.substring(log.indexOf("Caused by: java.lang.NumberFormatException"))).contains(line("Integer.parseInt("))
            .contains(line("inner(text);"));
    }

    @Test
    void the_platform_is_handed_an_exception_that_the_uploaded_map_turns_into_java() throws Exception {
        bundle();
        tail();
        var id = call("fail");
        var log = readable(folder.resolve("worker.js.map"));
        var exception = log.lines().dropWhile(line -> !line.contains("\"exception\"")).toList();
        assertThat(exception.getFirst()).contains(id);
        assertThat(exception).contains("    at " + line("a secret"));
    }

    /// The id that the answer tells, and nothing else about the bug.
    private String call(String tool) throws Exception {
        try (var workerd = Workerd.start(tools, Worker.in(folder))) {
            var answer = WorkerClient.of(workerd.url()).follow(tool, "{}").body();
            var reference = REFERENCE.matcher(answer);
            assertThat(reference.find()).as(answer).isTrue();
            assertThat(answer).doesNotContain("secret").doesNotContain("outer").doesNotContain("Exception").doesNotContain("app.mjs");
            awaitLog(workerd, reference.group(1));
            Files.write(folder.resolve("log"), workerd.output());
            return reference.group(1);
        }
    }

    private void awaitLog(Workerd workerd, String id) throws InterruptedException {
        for (int i = 0; i < 100 && !isLogged(String.join("\n", workerd.output()), id); i++) {
            Thread.sleep(50);
        }
    }

    private boolean isLogged(String log, String id) {
        return log.contains(id) && (log.contains("\"exception\"") || Files.notExists(folder.resolve("tail.js")));
    }

    /// The log as somebody reads it who follows the documents.
    private String readable(Path map) throws Exception {
        var out = folder.resolve("readable");
        var process = new ProcessBuilder(tools.node().toString(), TRACE.toString(), map.toAbsolutePath().toString())
            .redirectInput(folder.resolve("log").toFile()).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out);
    }

    /// Another worker is told what the runtime recorded, as Workers Logs are.
    private void tail() throws IOException {
        Files.writeString(folder.resolve("tail.js"), TAIL);
        var config = folder.resolve("local.capnp");
        Files.writeString(config, Files.readString(config)
            .replace("(name = \"main\", worker = .worker),", "(name = \"main\", worker = .worker), (name = \"tail\", worker = .tail),")
            .replace("  bindings = [\n    # VARIABLES", "  tails = [\"tail\"],\n  bindings = [\n    # VARIABLES")
            + "const tail :Workerd.Worker = (modules = [(name = \"tail.js\", esModule = embed \"tail.js\")], compatibilityDate = \"2026-05-01\");\n");
    }

    private void bundle() throws Exception {
        var command = new ArrayList<>(
            tools.command("wrangler", "wrangler", "deploy", BUILT.resolve("worker.js").toAbsolutePath().toString(), "--dry-run",
                "--minify", "--upload-source-maps", "--name", "gate", "--compatibility-date", "2026-05-01", "--outdir", folder.toString()));
        var wrangler = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
        wrangler.environment().put("WRANGLER_SEND_METRICS", "false");
        assertThat(wrangler.start().waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
    }

    private void copy(String... names) throws IOException {
        for (String name : names) {
            Files.copy(BUILT.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// How a trace names the one line of the tools' source that contains this text.
    private static String line(String text) throws IOException {
        var lines = Files.readAllLines(SOURCE);
        var found = IntStream.range(0, lines.size()).filter(i -> lines.get(i).contains(text)).toArray();
        assertThat(found).as(text).hasSize(1);
        return "remotemcp.workers.gate.PlatformTools(PlatformTools.java:" + (found[0] + 1) + ")";
    }
}
