package remotemcp.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static remotemcp.hostile.Verdict.ERROR;
import static remotemcp.hostile.Verdict.GOOD;
import static remotemcp.hostile.Verdict.PROTOCOL;
import static remotemcp.hostile.Verdict.TIMEOUT;
import static remotemcp.hostile.Verdict.UNREACHABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.CallOptions;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.hostile.Verdict.Outcome;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.client.ProcessSource;

/// Server processes that are honest until a tool is called: that call ends in words, so does the next if it is not answered, and closing
/// ends them.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class HostileProcessesTest {
    private static final Patience LONG = new Patience(20_000, 40_000);
    private static final Patience SHORT = new Patience(300, 1000);
    private static final String TRUTH =
        "printf '{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"truth\"}]}}\\n' \"$id\"";
    private static final String FLOOD = "'{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":\"x\"}}'";

    @TempDir Path folder;

    private final AtomicLong heard = new AtomicLong();

    static Stream<Arguments> misdeeds() {
        return Stream.of(
            misdeed("it exits at once", "exit 3", UNREACHABLE),
            misdeed("it is killed", "kill -9 $$", UNREACHABLE),
            misdeed("it says nothing", ":", TIMEOUT),
            misdeed("it closes its output and lives on", "exec >&-; sleep 30", UNREACHABLE),
            misdeed("it stops reading", "sleep 30", TIMEOUT),
            misdeed("a line without end", "yes '{' | tr -d '\\n'", UNREACHABLE, TIMEOUT),
            misdeed("stray lines without end", "yes 'Starting up'", TIMEOUT),
            misdeed("empty lines without end", "yes ''", TIMEOUT),
            misdeed("half a line, then the end", "printf '{\"jsonrpc\":'; exit 0", UNREACHABLE),
            misdeed("half a line, then silence", "printf '{\"jsonrpc\":'; sleep 30", TIMEOUT),
            misdeed("standard error without end", "yes >&2", TIMEOUT),
            misdeed("a line without end on standard error", "yes | tr -d '\\n' >&2", TIMEOUT),
            misdeed("lines that are no JSON", "echo '{oops'; " + TRUTH, PROTOCOL),
            misdeed("lines that are no messages, without end", "yes '{}'", PROTOCOL, UNREACHABLE),
            misdeed("an empty batch", "echo '[]'; " + TRUTH, GOOD, PROTOCOL),
            misdeed("a batch",
                "printf '[{\"jsonrpc\":\"2.0\",\"method\":\"x\"},{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"truth\"}]}}]\\n' \"$id\"",
                GOOD),
            misdeed("invalid UTF-8", "printf '{\"a\":\"\\377\\300\"}\\n'; " + TRUTH, PROTOCOL),
            misdeed("NUL bytes", "head -c 100000 /dev/zero; echo; " + TRUTH, GOOD),
            misdeed("escape sequences", "printf '\\033[2J\\n'; " + TRUTH, GOOD),
            misdeed("answers to others",
                "echo '{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{}}'; echo '{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"error\":{\"code\":1,\"message\":\"x\"}}'; "
                    + TRUTH,
                GOOD),
            misdeed("the answer twice", TRUTH + "; " + TRUTH, GOOD),
            misdeed("notifications without end", "yes " + FLOOD, TIMEOUT),
            misdeed("ten thousand notifications", "yes " + FLOOD + " | head -n 10000; " + TRUTH, GOOD),
            misdeed("ten thousand questions",
                "yes '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"sampling/createMessage\"}' | head -n 10000; " + TRUTH, PROTOCOL),
            misdeed("the request back", "echo \"$line\"", TIMEOUT, ERROR),
            misdeed("arrays without end", "printf '[[[[[[%.0s' $(seq 1 20000); echo; " + TRUTH, PROTOCOL),
            misdeed("it asks itself to be cancelled",
                "printf '{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":%s}}\\n' \"$id\"; " + TRUTH,
                GOOD),
            misdeed("it fills its folder with children", "sleep 30 & sleep 30 & " + TRUTH, GOOD));
    }

    private static Arguments misdeed(String name, String script, Verdict first, Verdict... others) {
        return Arguments.of(name, script, java.util.EnumSet.of(first, others));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misdeeds")
    void a_call_of_a_hostile_process_ends_in_words_and_closing_ends_the_process(String name, String script, Set<Verdict> verdicts)
        throws Exception {
        McpClient client = client(script).open();
        try {
            Files.createFile(folder.resolve("evil"));
            Outcome outcome =
                Verdict.of(() -> client.call("x", JsonObject.empty(), CallOptions.with(verdicts.contains(TIMEOUT) ? SHORT : LONG)).text());
            assertThat(outcome.verdict()).as(outcome.message()).isIn(verdicts);
            Files.delete(folder.resolve("evil"));
            Outcome after = Verdict.of(() -> client.call("x", JsonObject.empty(), CallOptions.with(new Patience(1000, 2000))).text());
            assertThat(after.value().map(Object::toString).orElse("truth")).isEqualTo("truth");
        } finally {
            client.close();
        }
        // One that was given up before may still have its moment to end by itself.
        for (int waits = 0; waits < 150 && alive() > 0; waits++) {
            HostileServer.rest(100);
        }
        assertThat(alive()).isZero();
    }

    private long alive() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive)
            .filter(child -> child.info().commandLine().orElse("").contains(folder.toString())).count();
    }

    /// A pipe holds 64 kB: what goes beyond waits for a reader, and there is none.
    @Test
    void a_process_that_reads_nothing_does_not_hold_its_caller() throws Exception {
        try (McpClient client = client("sleep 30").open()) {
            Files.createFile(folder.resolve("evil"));
            Verdict.of(() -> client.call("x", JsonObject.empty(), CallOptions.with(SHORT)));
            var much = JsonObject.of("text", "y".repeat(300_000));
            assertThat(Verdict.of(() -> client.call("x", much, CallOptions.with(SHORT))).verdict()).isIn(UNREACHABLE, TIMEOUT);
            Files.delete(folder.resolve("evil"));
            assertThat(client.call("x", JsonObject.empty(), CallOptions.with(LONG)).text()).isEqualTo("truth");
        }
    }

    @Test
    void many_calls_at_once_share_a_process_and_each_gets_its_own_answer() throws Exception {
        try (McpClient client = client(":").open()) {
            var threads = Stream.generate(() -> Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 5; i++) {
                    if (client.call("x", JsonObject.empty(), CallOptions.with(LONG)).text().equals("truth")) {
                        heard.incrementAndGet();
                    }
                }
            })).limit(8).toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(heard.get()).isEqualTo(40);
    }

    private McpClient.Builder client(String evil) throws IOException {
        String script = """
            while read -r line; do
              id=$(printf '%s' "$line" | sed -n 's/.*"id":\\([0-9]*\\).*/\\1/p')
              case $line in
                *server/discover*) printf '{"jsonrpc":"2.0","id":%s,"error":{"code":-32601,"message":"no"}}\\n' "$id" ;;
                *initialize\\"*) printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-03-26","capabilities":{"tools":{}},"serverInfo":{"name":"sh","version":"1"}}}\\n' "$id" ;;
                *tools/call*) if [ -e evil ]; then
            EVIL
            else
            TRUTH
            fi ;;
              esac
            done
            """.replace("EVIL", evil).replace("TRUTH", TRUTH);
        Path file = Files.writeString(folder.resolve("server.sh"), script);
        var source =
            new ProcessSource(List.of("/bin/sh", file.toString()), Map.of(), Optional.of(folder), line -> heard.addAndGet(line.length()));
        return McpClient.over(source).on(JvmWorld.open()).patience(LONG).sampling(_ -> JsonObject.of("role", "assistant"));
    }
}
