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
/// @param near whether it may ask servers of this machine and its network, which workerd otherwise keeps it from
/// @param twice whether a second isolate of it runs in the same process, over the same objects and on a port of its own
public record Worker(Path folder, Map<String, String> texts, Optional<Path> objects, int port, boolean near, boolean twice) {

    public static Worker in(Path folder) {
        return new Worker(folder.toAbsolutePath(), Map.of(), Optional.empty(), 0, false, false);
    }

    public Worker with(String name, String value) {
        var more = new TreeMap<>(texts);
        more.put(name, value);
        return new Worker(folder, more, objects, port, near, twice);
    }

    /// This worker with Durable Objects and KV that stay in a folder, which has to be there.
    public Worker keeping(Path data) {
        return new Worker(folder, texts, Optional.of(data.toAbsolutePath()), port, near, twice);
    }

    public Worker at(int fixedPort) {
        return new Worker(folder, texts, objects, fixedPort, near, twice);
    }

    public Worker reachingThisMachine() {
        return new Worker(folder, texts, objects, port, true, twice);
    }

    public Worker inTwoIsolates() {
        return new Worker(folder, texts, objects, port, near, true);
    }

    /// The configuration in workerd's own form; it has to lie in the worker's folder.
    String config() throws IOException {
        String form = Files.readString(folder.resolve("local.capnp"));
        String reach = "services = [(name = \"internet\", network = (allow = [\"public\", \"private\", \"local\"])),";
        return (twice ? withTwin(form) : form).replace("services = [", near ? reach : "services = [").replace("# MODULES", modules())
            .replace("# VARIABLES", variables());
    }

    /// The twin has the same modules and variables, and asks the objects of the first.
    private static String withTwin(String form) {
        String twin = form.substring(form.indexOf("const worker"), form.indexOf(");", form.indexOf("const worker")) + 2)
            .replace("const worker", "const twin")
            .replaceAll("durableObjectNamespace = \"(\\w+)\"", "durableObjectNamespace = (className = \"$1\", serviceName = \"main\")")
            .replaceAll("(?s)  durableObjectNamespaces = .*?\\],\\R", "").replaceAll("  durableObjectStorage = .*\\R", "");
        return form.replace("worker = .worker),", "worker = .worker),\n(name = \"twin\", worker = .twin),")
            .replace("sockets = [", "sockets = [(name = \"twin\", address = \"127.0.0.1:0\", http = (), service = \"twin\"), ") + "\n"
            + twin + "\n";
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
