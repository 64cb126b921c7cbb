package remotemcp.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A worker as [Workerd] runs it: a folder in which `worker.js` is the main module, every `.mjs` file another, and `local.capnp` the
/// configuration, in which the marks for modules and variables are filled in.
///
/// @param texts names that the worker finds in its environment, with their values
/// @param objects where its Durable Objects and its KV namespace are kept; empty for a folder that is deleted with the worker's end
/// @param port 0 for any free one
public record Worker(Path folder, Map<String, String> texts, Optional<Path> objects, int port) {

    public static Worker in(Path folder) {
        return new Worker(folder.toAbsolutePath(), Map.of(), Optional.empty(), 0);
    }

    public Worker with(String name, String value) {
        var more = new TreeMap<>(texts);
        more.put(name, value);
        return new Worker(folder, more, objects, port);
    }

    /// This worker with Durable Objects and KV that stay in a folder, which has to be there.
    public Worker keeping(Path data) {
        return new Worker(folder, texts, Optional.of(data.toAbsolutePath()), port);
    }

    public Worker at(int fixedPort) {
        return new Worker(folder, texts, objects, fixedPort);
    }

    /// The configuration in workerd's own form; it has to lie in the worker's folder.
    String config() throws IOException {
        return Files.readString(folder.resolve("local.capnp")).replace("# MODULES", modules()).replace("# VARIABLES", variables());
    }

    private String variables() {
        return texts.entrySet().stream().map(entry -> "(name = \"%s\", text = \"%s\"),".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    }

    /// The first module is the main one.
    private String modules() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                .filter(name -> name.equals("worker.js") || name.endsWith(".mjs"))
                .sorted((a, b) -> Boolean.compare(b.equals("worker.js"), a.equals("worker.js")))
                .map(name -> "(name = \"%s\", esModule = embed \"%s\"),".formatted(name, name))
                .collect(Collectors.joining("\n"));
        }
    }
}
