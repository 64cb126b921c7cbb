package remotemcp.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// A [BenchServer] in a child process, on the machine's first core alone where `taskset` is there.
final class ServerProcess implements Server {
    private static final List<String> FLAGS = List.of("-Xms64m", "-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final JsonObject said;

    private ServerProcess(Process process, JsonObject said) {
        this.process = process;
        this.said = said;
    }

    static ServerProcess start(String kind, String... flags) {
        return run(System.getProperty("java.class.path"), kind, flags);
    }

    /// The same server of another checkout, in which `bench/run` has been run before.
    static ServerProcess of(Path checkout, String kind) throws IOException {
        return run(checkout.resolve("bench/target/classes") + ":" + Files.readString(checkout.resolve("bench/target/classpath")).strip(),
            kind);
    }

    private static ServerProcess run(String classpath, String kind, String... flags) {
        var command = new ArrayList<>(Cores.pinning(0));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", classpath, BenchServer.class.getName(), kind));
        try {
            var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            return new ServerProcess(process, firstLine(process.inputReader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The JVM itself may have something to say before.
    private static JsonObject firstLine(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("{")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the server ended before it listened");
        }
        return Json.parse(line).asObject().orElseThrow();
    }

    @Override
    public int port() {
        return (int) said.integer("port").orElseThrow();
    }

    @Override
    public String token() {
        return said.string("token").orElseThrow();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public Duration cpu() {
        return Cores.used(process.toHandle());
    }

    /// Kibibytes of memory it has resident (Linux), after a garbage collection.
    long residentKib() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            Thread.sleep(1_000);
            return Resident.kib(process.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
