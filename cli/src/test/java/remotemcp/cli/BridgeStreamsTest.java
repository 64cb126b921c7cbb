package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A bridge whose host closes some of its streams, or does not read them. Nothing listens at its URL: what is asked here is answered without a server.
@Tag("end-to-end")
@Timeout(300)
class BridgeStreamsTest {
    @TempDir Path folder;

    private Process start(String... options) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var words = new java.util.ArrayList<>(
                CommandProcess.command("bridge", "http://127.0.0.1:" + socket.getLocalPort() + "/mcp", "--no-login"));
            words.addAll(java.util.List.of(options));
            return new ProcessBuilder(words).directory(folder.toFile()).start();
        }
    }

    private static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}\n";
    }

    private static void say(Process bridge, String text) {
        try {
            OutputStream in = bridge.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException ended) {
            // Then it is as it should be.
        }
    }

    private static void endsWellBySelf(Process bridge) throws InterruptedException {
        assertThat(bridge.waitFor(60, TimeUnit.SECONDS)).as("the bridge has ended, though its input is open").isTrue();
        assertThat(bridge.exitValue()).isZero();
    }

    @Test
    void a_host_that_reads_no_more_answers_ends_the_bridge() throws Exception {
        Process bridge = start();
        try {
            bridge.getInputStream().close();
            for (int id = 0; id < 6; id++) {
                say(bridge, request(id, "ping"));
            }
            endsWellBySelf(bridge);
        } finally {
            bridge.destroyForcibly();
        }
    }

    /// As `| head -1` does.
    @Test
    void a_host_that_reads_the_first_answer_only_ends_the_bridge() throws Exception {
        Process bridge = start();
        try {
            say(bridge, request(0, "ping"));
            var answers = new BufferedReader(new InputStreamReader(bridge.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answers.readLine()).contains("\"id\":0");
            answers.close();
            say(bridge, request(1, "ping"));
            endsWellBySelf(bridge);
        } finally {
            bridge.destroyForcibly();
        }
    }

    @Test
    void standard_error_that_is_closed_too_changes_nothing() throws Exception {
        Process bridge = start("--verbose");
        try {
            bridge.getErrorStream().close();
            say(bridge, request(0, "ping") + request(1, "initialize") + request(2, "ping"));
            var answers = new BufferedReader(new InputStreamReader(bridge.getInputStream(), StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++) {
                assertThat(answers.readLine()).contains("\"jsonrpc\"");
            }
            answers.close();
            say(bridge, request(3, "ping"));
            endsWellBySelf(bridge);
        } finally {
            bridge.destroyForcibly();
        }
    }

    /// A pipe holds some 64 KiB; what is told of each failure here is longer in all.
    @Test
    void standard_error_that_nobody_reads_holds_no_answer_up() throws Exception {
        Process bridge = start("--verbose");
        try {
            var answers = new BufferedReader(new InputStreamReader(bridge.getInputStream(), StandardCharsets.UTF_8));
            for (int id = 0; id < 1500; id++) {
                say(bridge, request(id, "initialize"));
                assertThat(answers.readLine()).contains("\"id\":" + id + ",");
            }
            bridge.getOutputStream().close();
            assertThat(bridge.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(bridge.exitValue()).isZero();
        } finally {
            bridge.destroyForcibly();
        }
    }

    @Test
    void what_is_asked_right_before_the_end_of_input_is_answered() throws Exception {
        CommandProcess.Outcome outcome = CommandProcess.run(folder,
            request(1, "ping") + request(2, "initialize") + request(3, "ping").stripTrailing(), "bridge", "http://127.0.0.1:9/mcp");
        assertThat(outcome.out().lines()).hasSize(3).anyMatch(line -> line.contains("\"id\":1,"))
            .anyMatch(line -> line.contains("\"id\":2,")).anyMatch(line -> line.contains("\"id\":3,"));
        assertThat(outcome.code()).isZero();
    }
}
