package remotemcp.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command line's `serve` in a child process of its own, with its data in a temporary folder and one account.
final class LocalServer implements AutoCloseable {
    static final String EMAIL = "ada@example.com";
    static final String PASSWORD = "correct horse battery staple";

    private final Path data;
    private final int port;
    private final List<String> output = new ArrayList<>();
    private Process process;

    private LocalServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /// A new server with an account, already answering.
    static LocalServer start() {
        try {
            var server = new LocalServer(Files.createTempDirectory("remote-mcp-blackbox"), freePort());
            server.addUser(EMAIL, PASSWORD);
            server.run();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Target target() {
        return new Target(URI.create("http://localhost:" + port), EMAIL, PASSWORD);
    }

    /// What the process has printed, log lines included.
    synchronized List<String> output() {
        return List.copyOf(output);
    }

    Path data() {
        return data;
    }

    void addUser(String email, String password) {
        Process adding = launch("user", "add", email, "--password-stdin", "--data", data.toString());
        try (var in = adding.outputWriter(StandardCharsets.UTF_8)) {
            in.write(password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String said = readAll(adding);
        if (waitFor(adding) != 0) {
            throw new IllegalStateException("user add failed: " + said);
        }
    }

    /// Ends the process without letting it tidy up, as `kill -9` does.
    void kill() {
        process.destroyForcibly();
        waitFor(process);
    }

    /// Starts the process on the same port and data.
    void run() {
        process = launch("serve", "--port", String.valueOf(port), "--data", data.toString());
        Thread.ofVirtual().start(this::collectOutput);
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

    private static Process launch(String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-cp", System.getProperty("java.class.path"), "remotemcp.cli.Main"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
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
