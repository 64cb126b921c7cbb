package remotemcp.demo.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import remotemcp.tools.Worker;

/// The demo worker with `watched.js` in front, and `outside.js` in place of the rest of the world.
final class WatchedWorker {
    private static final Path BUILT = Path.of("target/worker");
    private static final Path TESTS = Path.of("src/test/worker");

    private static final String OUTSIDE = """

        const outside :Workerd.Worker = (
          modules = [(name = "outside.js", esModule = embed "outside.js")],
          bindings = [
            # VARIABLES
          ],
          compatibilityDate = "2026-05-01",
        );
        """;

    private WatchedWorker() {
    }

    /// The same, with Cloudflare's network in front as far as the header `X-Test-Cf` says so.
    static Worker behindCloudflare(Path folder) throws IOException {
        Worker worker = in(folder);
        Path config = folder.resolve("local.capnp");
        Files.writeString(config, Files.readString(config).replace("http = ()", "http = (cfBlobHeader = \"X-Test-Cf\")"));
        return worker;
    }

    /// @param folder an empty one, for the worker's files
    static Worker in(Path folder) throws IOException {
        try (var files = Files.list(BUILT)) {
            for (Path file : files.filter(file -> file.toString().endsWith("js")).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.move(folder.resolve("worker.js"), folder.resolve("shipped.mjs"));
        Files.copy(TESTS.resolve("watched.js"), folder.resolve("worker.js"));
        Files.copy(TESTS.resolve("outside.js"), folder.resolve("outside.js"));
        Files.writeString(folder.resolve("local.capnp"), config(Files.readString(BUILT.resolve("local.capnp"))));
        return Worker.in(folder).with("REMOTE_MCP_PUBLIC_URL", Guest.PUBLIC_URL)
            .with("REMOTE_MCP_SECRET", Base64.getEncoder().encodeToString(new byte[32])).with("DOWN", "no");
    }

    /// The worker's own requests, of all its isolates, go to the service `outside`.
    private static String config(String local) {
        return local.replace("(name = \"kv\",", "(name = \"outside\", worker = .outside), (name = \"kv\",")
            .replaceFirst("compatibilityDate", "globalOutbound = \"outside\",\n  compatibilityDate") + OUTSIDE;
    }
}
