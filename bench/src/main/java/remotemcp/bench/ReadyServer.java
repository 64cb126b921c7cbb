package remotemcp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./remote-mcp serve` on a new data folder and a core of its own, as operators start it behind a proxy on the same machine:
/// sign-up is open, and `X-Forwarded-For` says where a client is.
final class ReadyServer implements AutoCloseable {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(300);

    private final Process process;
    private final int port;
    private final Path data;

    private ReadyServer(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param root folder of the launcher
    /// @param heap the largest heap, such as `128m`
    static ReadyServer start(Path root, String heap) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("remote-mcp-bench");
        int port = Ports.free();
        var command = new ArrayList<>(Cores.pinning(0));
        command.addAll(List.of(root.resolve("remote-mcp").toString(), "serve", "--port", String.valueOf(port), "--data", data.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(data.resolve("log").toFile());
        builder.environment().put("REMOTE_MCP_TRUSTED_PROXIES", "127.0.0.1");
        builder.environment().put("REMOTE_MCP_JAVA_OPTS", "-Xmx" + heap);
        var server = new ReadyServer(builder.start(), port, data);
        server.awaitReady(System.nanoTime() + LONGEST_NANOS);
        return server;
    }

    private void awaitReady(long end) throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the server did not get ready: " + log());
            }
            Thread.sleep(20);
        }
    }

    private boolean isReady() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String site() {
        return "http://localhost:" + port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Kibibytes of memory it has resident.
    long residentKib() throws IOException {
        return Resident.kib(process.pid());
    }

    /// Processor time used so far.
    Duration cpu() {
        return Cores.used(process.toHandle());
    }

    /// What it has logged.
    String log() throws IOException {
        return Files.readString(data.resolve("log"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
