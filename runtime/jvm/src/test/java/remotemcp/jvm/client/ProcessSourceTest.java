package remotemcp.jvm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.client.ClientException;
import remotemcp.client.ClientException.Kind;
import remotemcp.client.McpClient;
import remotemcp.client.Patience;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// Servers that run as child processes, written as shell scripts.
@Tag("end-to-end")
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class ProcessSourceTest {
    /// Answers every request: `server/discover` with an error, as older servers do.
    private static final String OLDER = """
        while read -r line; do
          id=$(printf '%s' "$line" | sed -n 's/.*"id":\\([0-9]*\\).*/\\1/p')
          case $line in
            *server/discover*) printf '{"jsonrpc":"2.0","id":%s,"error":{"code":-32601,"message":"no"}}\\n' "$id" ;;
            *initialize\\"*) printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-06-18","capabilities":{},"serverInfo":{"name":"sh","version":"1"}}}\\n' "$id" ;;
            *tools/call*) printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":"text","text":"pid %s"}]}}\\n' "$id" $$ ;;
          esac
        done
        """;
    private static final String DISCOVERED =
        """
        printf '{"jsonrpc":"2.0","id":%s,"result":{"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{},"ttlMs":0,"cacheScope":"public","serverInfo":{"name":"sh","version":"2"}}}\\n' "$id\"""";
    /// Long for an answer of a script, short for a test that waits for silence.
    private static final Patience SHORT = new Patience(4000, 60_000);
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    @Test
    void an_older_server_is_shaken_hands_with() throws Exception {
        try (McpClient client = client(OLDER).open()) {
            assertThat(client.peer().revision()).isEqualTo("2025-06-18");
            assertThat(client.call("x", JsonObject.empty()).text()).startsWith("pid ");
        }
    }

    @Test
    void log_lines_gone_astray_are_passed_on_and_break_nothing() throws Exception {
        try (McpClient client = client("echo 'Starting up'; echo; echo 'to the right place' >&2\n" + OLDER).open()) {
            assertThat(client.call("x", JsonObject.empty()).text()).startsWith("pid ");
        }
        assertThat(errors).contains("Starting up");
    }

    @Test
    void a_server_that_the_first_question_ends_is_started_again() throws Exception {
        String once = "if ! [ -e started ]; then touch started; read -r line; exit 1; fi\n" + OLDER;
        try (McpClient client = client(once).open()) {
            assertThat(client.call("x", JsonObject.empty()).text()).startsWith("pid ");
        }
    }

    @Test
    void a_server_that_ended_is_started_again_by_the_next_call() throws Exception {
        try (McpClient client = client(OLDER).open()) {
            String first = client.call("x", JsonObject.empty()).text();
            ProcessHandle process = ProcessHandle.of(Long.parseLong(first.substring(4))).orElseThrow();
            process.destroyForcibly();
            process.onExit().get(10, TimeUnit.SECONDS);
            catchThrowableOfType(ClientException.class, () -> client.call("x", JsonObject.empty()));
            assertThat(client.call("x", JsonObject.empty()).text()).startsWith("pid ").isNotEqualTo(first);
        }
    }

    @Test
    void closing_ends_a_server_that_does_not_care() throws Exception {
        McpClient client = client("trap '' TERM\n" + OLDER + "while :; do sleep 1; done").open();
        long process = Long.parseLong(client.call("x", JsonObject.empty()).text().substring(4));
        client.close();
        assertThat(ProcessHandle.of(process).filter(ProcessHandle::isAlive)).isEmpty();
    }

    /// Its silence was that of one which does not know the question. What it answers later decides.
    @Test
    void a_program_that_was_silent_while_it_started_is_asked_again_and_is_no_older_one() throws Exception {
        String slow = asked("if [ $asked -gt 1 ]; then " + DISCOVERED + "; fi");
        try (McpClient client = client(slow).patience(SHORT).open()) {
            assertThat(client.peer().revision()).isEqualTo("2026-07-28");
            assertThat(client.call("x", JsonObject.empty()).text()).startsWith("pid ");
        }
        assertThat(Files.readAllLines(folder.resolve("heard"))).containsSubsequence("server/discover", "initialize", "server/discover",
            "tools/call");
    }

    @Test
    void a_program_that_is_silent_to_what_it_does_not_know_is_asked_twice_and_is_an_older_one() throws Exception {
        try (McpClient client = client(asked(":")).patience(SHORT).open()) {
            assertThat(client.peer().revision()).isEqualTo("2025-06-18");
            assertThat(client.call("x", JsonObject.empty()).text()).startsWith("pid ");
        }
        assertThat(Files.readAllLines(folder.resolve("heard"))).filteredOn("server/discover"::equals).hasSize(2);
    }

    /// A server that does this each time it is asked `server/discover`, and answers the rest; it notes the methods in the file `heard`.
    private static String asked(String answer) {
        return """
            asked=0
            while read -r line; do
              id=$(printf '%s' "$line" | sed -n 's/.*"id":\\([0-9]*\\).*/\\1/p')
              case $line in
                *server/discover*) echo server/discover >>heard; asked=$((asked + 1)); ANSWER ;;
                *initialize\\"*) echo initialize >>heard; printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-06-18","capabilities":{},"serverInfo":{"name":"sh","version":"1"}}}\\n' "$id" ;;
                *tools/call*) echo tools/call >>heard; printf '{"jsonrpc":"2.0","id":%s,"result":{"resultType":"complete","content":[{"type":"text","text":"pid %s"}]}}\\n' "$id" $$ ;;
              esac
            done
            """.replace("ANSWER", answer);
    }

    /// Such a thread keeps its carrier: where as many wait as the machine has cores, no virtual thread of the program runs any more after half
    /// a minute.
    @Test
    void no_virtual_thread_waits_for_the_pipe_of_a_silent_server() throws Exception {
        Path dump = folder.resolve("threads.json");
        try (McpClient client = client(OLDER).open()) {
            client.call("x", JsonObject.empty());
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
                HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        }
        JsonObject all = Json.parse(Files.readString(dump)).asObject().orElseThrow();
        List<String> waiting = all.object("threadDump").orElseThrow().array("threadContainers").orElseThrow().values().stream()
            .flatMap(group -> group.asObject().orElseThrow().array("threads").orElseThrow().values().stream())
            .map(thread -> thread.asObject().orElseThrow()).filter(thread -> thread.text().contains("MessageLines.next"))
            .map(JsonObject::text).toList();
        assertThat(waiting).isNotEmpty().noneMatch(thread -> thread.contains("\"virtual\":true"));
    }

    /// Its shell would end and leave it behind, with a thread of ours that reads what it says for as long as this program runs.
    @ParameterizedTest
    @ValueSource(strings = {"yes '{\"jsonrpc\":\"2.0\",\"method\":\"x\"}'", "yes 'no message'", "yes >&2", "sleep 1000"})
    void closing_ends_what_a_server_has_started_and_the_thread_that_reads_it(String child) throws Exception {
        McpClient client = client("(" + child + ") & echo $! >child\n" + OLDER + "wait").open();
        ProcessHandle started = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("child")).strip())).orElseThrow();
        String reader = "output-of-" + started.parent().orElseThrow().pid();
        client.close();
        awaitTrue(() -> !started.isAlive());
        awaitTrue(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals(reader)));
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"exit 0", "exit 3", "echo '{'", "echo '{\"jsonrpc\":\"2.0\"}'", "cat >/dev/null", "yes", "yes '{' | tr -d '\\n'"})
    void a_server_that_is_none_is_a_clear_error(String script) throws Exception {
        var builder = client(script).patience(new Patience(300, 1000));
        assertThat(catchThrowableOfType(ClientException.class, builder::open).kind()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT, Kind.PROTOCOL);
    }

    @Test
    void a_mirror_is_not_taken_for_a_server() throws Exception {
        var builder = client("cat").patience(new Patience(300, 1000));
        assertThatThrownBy(builder::open).isInstanceOfAny(ClientException.class, RpcException.class);
    }

    @Test
    void a_program_that_is_not_there_is_a_clear_error() {
        var nowhere = McpClient.over(ProcessSource.of("/nowhere/to/be/found")).on(JvmWorld.open());
        assertThat(catchThrowableOfType(ClientException.class, nowhere::open).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    /// V01
    @Test
    void V01_arguments_reach_no_shell() throws Exception {
        Path script = Files.writeString(folder.resolve("server.sh"), OLDER);
        String evil = "$(touch pwned); `touch pwned`; & touch pwned";
        var source = new ProcessSource(List.of("/bin/sh", script.toString(), evil), Map.of(), Optional.of(folder), errors::add);
        McpClient.over(source).on(JvmWorld.open()).open().close();
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    private McpClient.Builder client(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("server.sh"), script);
        var source = new ProcessSource(List.of("/bin/sh", file.toString()), Map.of(), Optional.of(folder), errors::add);
        return McpClient.over(source).on(JvmWorld.open());
    }
}
