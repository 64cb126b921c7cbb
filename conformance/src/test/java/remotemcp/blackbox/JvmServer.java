package remotemcp.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import remotemcp.tools.FreePort;

/// The command line's `serve` in a child process of its own, with its data in a temporary folder.
final class JvmServer implements OwnServer {
    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private final List<String> output = new ArrayList<>();
    private Process process;

    private JvmServer(Path data, int port, Map<String, String> settings) {
        this.data = data;
        this.port = port;
        this.settings = settings;
    }

    static JvmServer start(Map<String, String> settings, Path data) {
        var server = new JvmServer(data, FreePort.find(), settings);
        server.run();
        return server;
    }

    @Override
    public URI base() {
        return URI.create(settings.getOrDefault("REMOTE_MCP_PUBLIC_URL", "http://localhost:" + port));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized List<String> output() {
        return List.copyOf(output);
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public void addUser(String email, String password) {
        user(password + "\n", "add", email, "--password-stdin");
    }

    /// Runs a command about an account while the server runs.
    void user(String input, String... words) {
        var command = new ArrayList<>(List.of("user"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data.toString()));
        Process process = launch(command.toArray(String[]::new));
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String said = readAll(process);
        if (waitFor(process) != 0) {
            throw new IllegalStateException(command + " failed: " + said);
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
        waitFor(process);
    }

    @Override
    public void run() {
        process = launch("serve", "--port", String.valueOf(port), "--data", data.toString());
        Thread.ofPlatform().daemon().start(this::collectOutput);
        awaitAnswer();
    }

    @Override
    public void close() {
        process.destroy();
        waitFor(process);
    }

    private void awaitAnswer() {
        for (int i = 0; i < 600; i++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended: " + String.join("\n", output()));
            }
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("the server does not answer: " + String.join("\n", output()));
    }

    private void collectOutput() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (this) {
                    output.add(line);
                }
            }
        } catch (IOException ended) {
            // the process is gone
        }
    }

    private Process launch(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-cp", System.getProperty("java.class.path"), "remotemcp.cli.Main"));
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(settings);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int waitFor(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the process did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
