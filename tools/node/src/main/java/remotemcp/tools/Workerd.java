package remotemcp.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A workerd process, Cloudflare's own runtime, that serves one worker on a free port of loopback until it is closed.
///
/// The worker is a folder: `worker.js` is its main module, every `.mjs` file beside it another. What workerd and the worker
/// print goes to this process's stderr.
public final class Workerd implements AutoCloseable {
    private static final String COMPATIBILITY_DATE = "2026-05-01";
    private static final String PORT_FIELD = "\"port\":";

    private final Process process;
    private final URI url;

    private Workerd(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// Starts the worker of this folder; returns once the port is open.
    ///
    /// @param bindings names that the worker finds in its environment, with their texts
    public static Workerd start(NodeTools tools, Path folder, Map<String, String> bindings) throws IOException {
        var config = Files.createTempFile(folder, "workerd", ".capnp");
        Files.writeString(config, config(folder, bindings));
        // Control messages, among them the port, go to file descriptor 1.
        var command = List.of(tools.workerd().toString(), "serve", config.toString(), "--control-fd=1", "--socket-addr=http=127.0.0.1:0");
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var port = port(process);
        Files.delete(config);
        return new Workerd(process, URI.create("http://127.0.0.1:" + port));
    }

    /// Without a slash at the end.
    public URI url() {
        return url;
    }

    /// Kills: with a stream open, workerd would only drain when asked politely, and keep its port.
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String config(Path folder, Map<String, String> bindings) throws IOException {
        return """
            using Workerd = import "/workerd/workerd.capnp";
            const config :Workerd.Config = (
              services = [(name = "main", worker = .worker)],
              sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
            );
            const worker :Workerd.Worker = (
              modules = [%s],
              bindings = [%s],
              compatibilityDate = "%s",
              compatibilityFlags = ["enable_request_signal", "global_fetch_strictly_public"]
            );
            """.formatted(modules(folder), texts(bindings), COMPATIBILITY_DATE);
    }

    private static String texts(Map<String, String> bindings) {
        return bindings.entrySet().stream().map(entry -> "(name = \"%s\", text = \"%s\")".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    }

    /// The first module is the main one.
    private static String modules(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                .filter(name -> name.equals("worker.js") || name.endsWith(".mjs"))
                .sorted((a, b) -> Boolean.compare(b.equals("worker.js"), a.equals("worker.js")))
                .map(name -> "(name = \"%s\", esModule = embed \"%s\")".formatted(name, name))
                .collect(Collectors.joining(", "));
        }
    }

    private static int port(Process process) throws IOException {
        var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            int at = line.indexOf(PORT_FIELD);
            if (at >= 0) {
                drain(output);
                return Integer.parseInt(line.substring(at + PORT_FIELD.length()).replaceAll("\\D.*", ""));
            }
            System.err.println(line);
        }
        process.destroyForcibly();
        throw new IOException("workerd ended before it listened; its message is on stderr");
    }

    /// The worker's console shares the descriptor with the control messages: unread, it would fill up and block.
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> output.lines().forEach(System.err::println));
    }
}
