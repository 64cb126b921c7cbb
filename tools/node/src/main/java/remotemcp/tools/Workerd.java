package remotemcp.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/// A workerd process, Cloudflare's own runtime, that serves one worker on a free port of loopback until it is closed.
///
/// What workerd and the worker print goes to this process's stderr, and is kept for tests that look into the log.
public final class Workerd implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("\"socket\":\"(\\w+)\",\"port\":(\\d+)");

    private final Process process;
    private final Map<String, URI> urls;
    private final Runnable afterwards;
    private final Queue<String> lines;

    private Workerd(Process process, Map<String, URI> urls, Runnable afterwards, Queue<String> lines) {
        this.process = process;
        this.urls = urls;
        this.afterwards = afterwards;
        this.lines = lines;
    }

    /// Starts this worker; returns once the port is open.
    public static Workerd start(NodeTools tools, Worker worker) throws IOException {
        var config = Files.createTempFile(worker.folder(), "workerd", ".capnp");
        Files.writeString(config, worker.config());
        var objects = worker.objects().isPresent() ? worker.objects().get() : Files.createTempDirectory("workerd");
        // Control messages, among them the port, go to file descriptor 1.
        var command = List.of(tools.workerd().toString(), "serve", config.toString(), "--control-fd=1",
            "--socket-addr=http=127.0.0.1:" + worker.port(), "--directory-path=objects=" + objects);
        var process = new ProcessBuilder(command).directory(worker.folder().toFile()).start();
        var lines = new ConcurrentLinkedQueue<String>();
        collect(process.errorReader(StandardCharsets.UTF_8), lines);
        var urls = urls(process, worker.twice() ? 2 : 1, lines);
        Files.delete(config);
        return new Workerd(process, urls, worker.objects().isPresent() ? () -> {} : () -> delete(objects), lines);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Without a slash at the end.
    public URI url() {
        return urls.get("http");
    }

    /// The second isolate of a worker that runs [Worker#twice].
    public URI twin() {
        return urls.get("twin");
    }

    /// What was printed so far, control messages left out.
    public List<String> output() {
        return List.copyOf(lines);
    }

    /// Kills: with a stream open, workerd would only drain when asked politely, and keep its port.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        afterwards.run();
    }

    /// By the sockets' names, once that many listen.
    private static Map<String, URI> urls(Process process, int count, Queue<String> lines) throws IOException {
        var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        var urls = new HashMap<String, URI>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var listening = LISTENING.matcher(line);
            if (!listening.find()) {
                System.err.println(line);
                continue;
            }
            urls.put(listening.group(1), URI.create("http://127.0.0.1:" + listening.group(2)));
            if (urls.size() == count) {
                collect(output, lines);
                return urls;
            }
        }
        process.destroyForcibly();
        throw new IOException("workerd ended before it listened; its message is on stderr");
    }

    /// The worker's console shares a descriptor with the control messages: unread, it would fill up and block. A virtual thread that waits for
    /// a pipe keeps a carrier, and two of them all carriers of a machine with two cores.
    private static void collect(BufferedReader output, Queue<String> lines) {
        Thread.ofPlatform().daemon().start(() -> read(output, lines));
    }

    private static void read(BufferedReader output, Queue<String> lines) {
        try {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                System.err.println(line);
            }
        } catch (IOException killed) {
            // what came before is all there is
        }
    }
}
