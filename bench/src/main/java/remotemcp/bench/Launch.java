package remotemcp.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One start of the ready server as a user starts it, by the launcher and with the AOT cache it ships: `./remote-mcp serve` on a
/// new data folder.
///
/// @param millis from starting the process to its first right answer, that it is ready
/// @param residentKib its memory then
record Launch(double millis, long residentKib) {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    /// @param root folder of the launcher
    static Launch measure(Path root) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("remote-mcp-bench");
        int port = Ports.free();
        var command = new ArrayList<>(Cores.pinning(0));
        command.addAll(List.of(root.resolve("remote-mcp").toString(), "serve", "--port", String.valueOf(port), "--data", data.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(data.resolve("log").toFile()).start();
        try {
            awaitReady(process, port, start + LONGEST_NANOS);
            return new Launch((System.nanoTime() - start) / 1e6, Resident.kib(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void awaitReady(Process process, int port, long end) throws IOException, InterruptedException {
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the server did not get ready");
            }
            Thread.sleep(1);
        }
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                .write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }
}
