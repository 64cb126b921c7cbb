package remotemcp.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A worker as [Workerd] runs it: a folder in which `worker.js` is the main module and every `.mjs` file another.
///
/// @param texts names that the worker finds in its environment, with their values
/// @param objects where its Durable Objects of the class `Records` are kept, bound as `RECORDS`; empty for a worker without them
/// @param port 0 for any free one
public record Worker(Path folder, Map<String, String> texts, Optional<Path> objects, int port) {
    private static final String COMPATIBILITY_DATE = "2026-05-01";

    public static Worker in(Path folder) {
        return new Worker(folder.toAbsolutePath(), Map.of(), Optional.empty(), 0);
    }

    public Worker with(String name, String value) {
        var more = new TreeMap<>(texts);
        more.put(name, value);
        return new Worker(folder, more, objects, port);
    }

    /// This worker with Durable Objects that stay in a folder, which has to be there.
    public Worker keeping(Path data) {
        return new Worker(folder, texts, Optional.of(data.toAbsolutePath()), port);
    }

    public Worker at(int fixedPort) {
        return new Worker(folder, texts, objects, fixedPort);
    }

    /// The configuration in workerd's own form; it has to lie in the worker's folder.
    String config() throws IOException {
        return """
            using Workerd = import "/workerd/workerd.capnp";
            const config :Workerd.Config = (
              services = [(name = "main", worker = .worker)%s],
              sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
            );
            const worker :Workerd.Worker = (
              modules = [%s],
              bindings = [%s],%s
              compatibilityDate = "%s",
              compatibilityFlags = ["enable_request_signal", "global_fetch_strictly_public"]
            );
            """.formatted(disk(), modules(), bindings(), classes(), COMPATIBILITY_DATE);
    }

    private String disk() {
        return objects.map(data -> ", (name = \"objects\", disk = (path = \"%s\", writable = true))".formatted(data)).orElse("");
    }

    private String classes() {
        return objects.map(data -> """

              durableObjectNamespaces = [(className = "Records", uniqueKey = "records", enableSql = true)],
              durableObjectStorage = (localDisk = "objects"),""").orElse("");
    }

    private String bindings() {
        var bound = texts.entrySet().stream().map(entry -> "(name = \"%s\", text = \"%s\")".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
        return bound + objects.map(data -> (bound.isEmpty() ? "" : ", ") + "(name = \"RECORDS\", durableObjectNamespace = \"Records\")").orElse("");
    }

    /// The first module is the main one.
    private String modules() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                .filter(name -> name.equals("worker.js") || name.endsWith(".mjs"))
                .sorted((a, b) -> Boolean.compare(b.equals("worker.js"), a.equals("worker.js")))
                .map(name -> "(name = \"%s\", esModule = embed \"%s\")".formatted(name, name))
                .collect(Collectors.joining(", "));
        }
    }
}
