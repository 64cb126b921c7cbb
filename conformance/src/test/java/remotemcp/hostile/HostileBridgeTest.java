package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.cli.Main;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// `remote-mcp bridge` in a process of its own, between an honest host and a hostile server: the host gets an answer to what it asked, nothing
/// but messages, and an end when it closes.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class HostileBridgeTest {
    private static final Set<String> NAMES =
        Set.of("it closes without a byte", "another protocol", "a head without end", "a body without end", "a bomb of gzip",
            "chunks without end", "a page", "arrays a hundred thousand deep", "a line without end", "an event of endless lines",
            "a flood of comments", "an end without an answer",
            "an answer to another id", "500 with a page without end", "403 with a page", "ten thousand notifications",
            "an error that writes on the terminal",
            "requests for what nobody offers", "two answers to one request");

    @TempDir Path folder;

    private final HostileServer server = HostileServer.open((_, _) -> {});

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Misbehaviour> misbehaviours() {
        return HostileConversationsTest.catalogue().stream().filter(each -> NAMES.contains(each.name()));
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void the_host_gets_an_answer_and_messages_only(Misbehaviour misbehaviour) throws Exception {
        Honest era = misbehaviour.eras().contains(Honest.STATELESS) ? Honest.STATELESS : Honest.SESSION;
        server.become(misbehaviour.spoiling(era));
        Process bridge = start();
        var lines = new LinkedBlockingQueue<String>();
        Thread.ofPlatform().daemon().start(
            () -> new BufferedReader(new InputStreamReader(bridge.getInputStream(), StandardCharsets.UTF_8)).lines().forEach(lines::add));
        try {
            write(bridge,
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"h\",\"version\":\"1\"}}}");
            assertThat(answer(lines, 0).has("result")).isTrue();
            write(bridge, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            write(bridge, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"arguments\":{}}}");
            JsonObject spoilt = answer(lines, 1);
            assertThat(spoilt.has("error") || spoilt.has("result")).isTrue();
            server.become(era.answers());
            write(bridge, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"arguments\":{}}}");
            JsonObject after = answer(lines, 2);
            assertThat(after.has("error") || after.text().contains("truth")).as(after.text()).isTrue();
            bridge.getOutputStream().close();
            assertThat(bridge.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            bridge.destroyForcibly();
        }
    }

    private static void write(Process bridge, String line) throws Exception {
        bridge.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        bridge.getOutputStream().flush();
    }

    /// Every line up to the answer has to be a message.
    private static JsonObject answer(LinkedBlockingQueue<String> lines, int id) throws InterruptedException {
        while (true) {
            String line = lines.poll(75, TimeUnit.SECONDS);
            assertThat(line).as("an answer to " + id).isNotNull();
            JsonObject message = Json.parse(line).asObject().orElseThrow();
            assertThat(message.string("jsonrpc")).hasValue("2.0");
            if (message.integer("id").orElse(-1) == id && !message.has("method")) {
                return message;
            }
        }
    }

    private Process start() throws Exception {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xmx256m",
            "-cp", System.getProperty("java.class.path"), Main.class.getName(), "bridge", server.url()));
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("REMOTE_MCP_LOGINS", folder.resolve("logins").toString());
        return builder.start();
    }
}
