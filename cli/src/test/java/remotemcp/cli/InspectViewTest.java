package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.tools.NodeTools;

/// `inspect` in a real terminal, as a person sees and uses it.
@Tag("end-to-end")
@Timeout(300)
class InspectViewTest {
    private static final String ENTER = "\r";
    private static final String ESCAPE = "\u001b";
    private static final String DOWN = "\u001b[B";
    private static final CountDownLatch LEFT = new CountDownLatch(1);
    private static RunningServer server;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        server = Jvm.serve(McpServer.named("workshop", "2.1.0").instructions("Mind\u001b[2J the gap")
            .tool("repeat", "Says it again", tool -> {
                var text = tool.string("text", "what to say");
                var times = tool.integer("times", "how often", 1, 9);
                return call -> ToolResult.text((call.get(text) + " ").repeat((int) (long) call.get(times)).strip());
            })
            .tool("fail", "Cannot do it", tool -> call -> {
                throw new ToolException("no luck\u001b[31m today");
            })
            .tool("linger", "Takes its time", tool -> call -> {
                call.progress(1, 2, "half\u001b[7m way");
                while (!call.cancelled()) {
                    Thread.onSpinWait();
                }
                LEFT.countDown();
                return ToolResult.text("too late");
            })
            .build(), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private TerminalProcess inspect(String variables, String... more) throws Exception {
        var args = new java.util.ArrayList<>(java.util.List.of("inspect", "http://localhost:" + server.port() + "/mcp"));
        args.addAll(java.util.List.of(more));
        return TerminalProcess.start(folder, 100, 30, variables, args.toArray(String[]::new));
    }

    @Test
    void a_tool_is_found_called_and_called_again_and_the_screen_is_given_back() throws Exception {
        try (var terminal = inspect("A=b")) {
            assertThat(terminal.shows("Tools 3", "▸ repeat", "q quit")).contains("workshop 2.1.0  2026-07-28 over Streamable HTTP",
                "not signed in",
                "Says it again", "times  integer, 1 to 9  required", "how often");
            terminal.type(ENTER).shows("call repeat", "› ");
            terminal.type("na").type(ENTER).shows("▸ times");
            terminal.type("12").type(ENTER).shows("at most 9");
            terminal.type("\u007F\u007F3").type(ENTER);
            assertThat(terminal.shows("✓ repeat", "Enter again")).contains("na na na", "times = 3", "last answer in");
            terminal.type("h").shows("Calls so far", "{\"text\":\"na\",\"times\":3}");
            terminal.type(ESCAPE).shows("Says it again");
            JsonObject end = terminal.type("q").ends();
            assertThat(end.integer("ended")).hasValue(0);
            assertThat(end.string("page")).contains("normal");
            assertThat(end.string("raw").orElseThrow()).contains("\u001b[0;36m").endsWith("\u001b[?1049l");
        }
    }

    @Test
    void a_call_that_runs_shows_how_far_it_is_and_ends_on_escape() throws Exception {
        try (var terminal = inspect("A=b")) {
            terminal.shows("▸ repeat");
            terminal.type("/ling").type(ENTER).shows("▸ linger", "Tools 1 of 3");
            terminal.type(ENTER).shows("50 %", "███", "half", "way");
            terminal.type(ESCAPE).shows("linger  cancelled after");
            assertThat(LEFT.await(30, java.util.concurrent.TimeUnit.SECONDS)).as("the server was told").isTrue();
            assertThat(terminal.type("\u0003").ends().integer("ended")).hasValue(0);
        }
    }

    /// What a server says must not write on the reader's terminal (terminal escape injection).
    @Test
    void what_a_server_says_has_no_control_characters_and_no_color_is_heard() throws Exception {
        try (var terminal = inspect("NO_COLOR=1")) {
            terminal.shows("▸ repeat");
            terminal.type(DOWN).shows("▸ fail");
            terminal.type(ENTER).shows("✗ fail", "no luck", "today");
            terminal.type("?").shows("Mind", "the gap");
            JsonObject end = terminal.type("q").ends();
            assertThat(end.string("raw").orElseThrow()).doesNotContain("\u001b[31m", "\u001b[0;3", "Mind\u001b", "luck\u001b");
        }
    }

    @Test
    void it_follows_the_size_of_its_window() throws Exception {
        try (var terminal = inspect("A=b")) {
            terminal.shows("▸ repeat");
            assertThat(terminal.resize(60, 12).shows("▸ repeat", "q quit").lines()).hasSizeLessThanOrEqualTo(12)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
            terminal.resize(30, 12).shows("window is too small");
            terminal.resize(140, 40).shows("▸ repeat", "Schema of the arguments");
        }
    }

    /// The line with the address differs, by its port and its time.
    @Test
    void the_picture_in_the_guide_is_what_is_seen() throws Exception {
        String guide = java.nio.file.Files.readString(Path.of("../docs/guide/inspect.md"));
        String picture = guide.substring(guide.indexOf("```text\n") + 8, guide.indexOf("```", guide.indexOf("```text\n") + 8));
        var greeter = McpServer.named("greeter", "1.0.0").tool("greet", "Say hi to someone", tool -> {
            var name = tool.string("name", "the person to greet");
            return call -> ToolResult.text("Hi " + call.get(name));
        }).build();
        try (var running = Jvm.serve(greeter, 0);
            var terminal = TerminalProcess.start(folder, 80, (int) picture.lines().count(), "A=b", "inspect",
                "http://localhost:" + running.port() + "/mcp")) {
            assertThat(withoutAddress(terminal.shows("▸ greet", "Schema"))).isEqualTo(withoutAddress(picture));
        }
    }

    private static String withoutAddress(String screen) {
        return String.join("\n", screen.lines().filter(line -> !line.contains("localhost")).map(String::stripTrailing).toList());
    }

    @Test
    void as_text_when_that_is_asked_for() throws Exception {
        try (var terminal = inspect("A=b", "--plain")) {
            JsonObject end = terminal.ends();
            assertThat(end.integer("ended")).hasValue(0);
            assertThat(TerminalProcess.lines(end)).contains("workshop 2.1.0", "Tools (3)");
            assertThat(end.string("raw").orElseThrow()).doesNotContain("\u001b[?1049h");
        }
    }

    @Test
    void a_dumb_terminal_gets_text() throws Exception {
        try (var terminal = inspect("TERM=dumb")) {
            assertThat(terminal.ends().string("raw").orElseThrow()).contains("Tools (3)").doesNotContain("\u001b");
        }
    }

    @Test
    void a_server_that_is_not_there_leaves_a_line_and_a_3() throws Exception {
        try (var terminal = TerminalProcess.start(folder, 100, 30, "A=b", "inspect", "http://localhost:9/mcp")) {
            JsonObject end = terminal.ends();
            assertThat(end.integer("ended")).hasValue(3);
            assertThat(end.string("raw").orElseThrow()).contains("remote-mcp: ").doesNotContain("\u001b[?1049h");
        }
    }

    /// By a server that others wrote.
    @Test
    void what_a_server_asks_is_asked_in_a_form_and_answered() throws Exception {
        NodeTools tools = NodeTools.required();
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var other = new ProcessBuilder(tools.node().toString(),
            tools.packageFolder("@modelcontextprotocol/server-everything").resolve("dist/index.js").toString(), "streamableHttp");
        other.environment().put("PORT", String.valueOf(port));
        Process everything = other.redirectErrorStream(true).start();
        try (var terminal = startWhenUp(everything, port)) {
            terminal.shows("Everything", "▸ echo");
            terminal.type("/trigger-elic").type(ENTER).shows("▸ trigger-elicitation");
            terminal.type(ENTER).shows("Server 2.0.0 asks", "▸ name", "Ctrl-N");
            terminal.type("Ada").type("\u0013");
            assertThat(terminal.shows("✓ trigger-elicitation")).contains("Name: Ada");
        } finally {
            everything.destroyForcibly().waitFor();
        }
    }

    private TerminalProcess startWhenUp(Process everything, int port) throws Exception {
        var lines = everything.inputReader();
        String line = lines.readLine();
        while (line != null && !line.contains(String.valueOf(port))) {
            line = lines.readLine();
        }
        assertThat(line).isNotNull();
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(said -> {}));
        return TerminalProcess.start(folder, 100, 40, "A=b", "inspect", "http://localhost:" + port + "/mcp");
    }
}
