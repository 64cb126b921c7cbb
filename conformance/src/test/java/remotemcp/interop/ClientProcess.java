package remotemcp.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import remotemcp.tools.NodeTools;

/// A real client in a process of its own, in a home folder of its own, whose attempts to open a browser go nowhere.
final class ClientProcess implements AutoCloseable {
    /// What a process that has ended said is read to the end, unless a child of it still holds its output open.
    private static final Duration MOST_READING = Duration.ofSeconds(5);
    /// On a machine that has much else to do.
    private static final int MOST_SECONDS = 180;

    private final Process process;
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final List<Thread> readers;
    private int read;

    private ClientProcess(Process process) {
        this.process = process;
        readers = List.of(collect(process.getInputStream(), out), collect(process.getErrorStream(), err));
    }

    static ClientProcess start(NodeTools tools, Path home, List<String> command, Map<String, String> environment) {
        try {
            var builder = new ProcessBuilder(command).directory(home.toFile());
            var variables = builder.environment();
            variables.put("HOME", home.toString());
            variables.put("BROWSER", "/bin/true");
            variables.put("PATH", noBrowser(home) + ":" + tools.node().getParent() + ":" + variables.getOrDefault("PATH", ""));
            variables.putAll(environment);
            return new ClientProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeLine(String line) {
        writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void writeBytes(byte[] bytes) {
        try {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the client is gone: " + everything(), e);
        }
    }

    /// The next line of standard output.
    String nextLine() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end) {
            synchronized (out) {
                if (read < out.size()) {
                    return out.get(read++);
                }
            }
            pause();
        }
        throw new AssertionError("nothing printed: " + everything());
    }

    /// Waits for a line on standard output or error.
    String await(Predicate<String> wanted) {
        return find(wanted, MOST_SECONDS).orElseThrow(() -> new AssertionError("not seen: " + everything()));
    }

    Optional<String> find(Predicate<String> wanted, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            Optional<String> line = lines().stream().filter(wanted).findFirst();
            if (line.isPresent() || !process.isAlive() && lines().stream().noneMatch(wanted)) {
                return line;
            }
            pause();
        }
        return Optional.empty();
    }

    int exitCode() {
        return exitCode(MOST_SECONDS);
    }

    int exitCode(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + everything());
            }
            for (Thread reader : readers) {
                reader.join(MOST_READING);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Asks it to end, as hosts do.
    void terminate() {
        process.toHandle().destroy();
    }

    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        synchronized (out) {
            return String.join("\n", out);
        }
    }

    String everything() {
        return String.join("\n", lines());
    }

    List<String> outputLines() {
        synchronized (out) {
            return List.copyOf(out);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private List<String> lines() {
        var all = new ArrayList<String>();
        synchronized (out) {
            all.addAll(out);
        }
        synchronized (err) {
            all.addAll(err);
        }
        return all;
    }

    private static Thread collect(InputStream stream, List<String> lines) {
        return Thread.ofPlatform().daemon().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    synchronized (lines) {
                        lines.add(line);
                    }
                }
            } catch (IOException ended) {
                // the process is gone
            }
        });
    }

    /// A folder that stands first on the PATH, with programs that do nothing in the place of those that open browsers.
    private static Path noBrowser(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("no-browser"));
        for (String name : List.of("xdg-open", "gio", "x-www-browser", "open")) {
            Path program = folder.resolve(name);
            Files.writeString(program, "#!/bin/sh\nexit 0\n");
            program.toFile().setExecutable(true);
        }
        return folder;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
