package remotemcp.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// One bundle being served, by workerd alone or by Cloudflare's simulator (miniflare: Node, workerd, and simulated storage), on the
/// machine's first core alone where `taskset` is there.
final class WorkerProcess implements Server {
    private static final String CONFIG = """
        using Workerd = import "/workerd/workerd.capnp";
        const config :Workerd.Config = (
          services = [(name = "main", worker = .worker)],
          sockets = [(name = "http", address = "127.0.0.1:%d", http = (), service = "main")]
        );
        const worker :Workerd.Worker = (
          modules = [(name = "worker.js", esModule = embed "%s")],
          compatibilityDate = "2026-05-01",
          compatibilityFlags = [%s]
        );
        """;

    private final Process process;
    private final int port;
    private String token = "";

    private WorkerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// On `workerd serve`, without storage.
    static WorkerProcess bare(Node node, Path script, String... flags) throws IOException {
        int port = Ports.free();
        Path config = script.resolveSibling("workerd.capnp");
        String quoted = String.join(", ", Stream.of(flags).map(flag -> '"' + flag + '"').toList());
        Files.writeString(config, CONFIG.formatted(port, script.getFileName(), quoted));
        var worker = start(List.of(node.workerd().toString(), "serve", "--control-fd=1", config.toString()), port);
        Files.delete(config);
        return worker;
    }

    /// On miniflare.
    ///
    /// @param settings of `bench/workers/miniflare.mjs`, without the port
    static WorkerProcess simulated(Node node, int port, JsonObject settings) throws IOException {
        return start(node.program("../miniflare.mjs", List.of(settings.with("port", Json.of(port)).text())), port);
    }

    private static WorkerProcess start(List<String> program, int port) throws IOException {
        var command = new ArrayList<>(Cores.pinning(0));
        command.addAll(program);
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("ended before it listened: " + command);
        }
        Thread.ofPlatform().daemon().start(() -> output.lines().forEach(said -> {}));
        return new WorkerProcess(process, port);
    }

    WorkerProcess taking(String bearer) {
        token = bearer;
        return this;
    }

    /// Without a slash at the end.
    String url() {
        return "http://localhost:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .map(Cores::used).reduce(Duration.ZERO, Duration::plus);
    }

    /// Kills: workerd would first wait for its clients to leave.
    @Override
    public void close() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
