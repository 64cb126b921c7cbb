package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import remotemcp.cli.command.StandardStreams;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;

class ExamineTest {
    private static RunningServer server;
    private ByteArrayOutputStream out;
    private ByteArrayOutputStream err;

    @BeforeAll
    static void start() {
        server = Jvm.serve(McpServer.named("open", "1").tool("say.it", "Says it", tool -> call -> ToolResult.text("it")).build(), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void listen() {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
    }

    private int run(boolean terminal, String... words) {
        return Main.run(List.of(words),
            new StandardStreams(InputStream.nullInputStream(), new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), terminal));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String url() {
        return "http://localhost:" + server.port() + "/mcp";
    }

    @Test
    void what_keeps_clients_away_ends_in_a_1_and_says_what_mends_it() {
        assertThat(run(false, "doctor", url())).isEqualTo(1);
        assertThat(out())
            .contains("ok       An HTTP server answers", "FAILURE  Their names fit every client", "say.it", "fix   Rename: say.it.",
                "Claude         stops at calls: tool-names", "Score")
            .doesNotContain("\u001b");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is something to mend: 1 that stop clients, 0 that let others in");
    }

    @Test
    void on_a_terminal_there_are_ticks_and_colours() {
        run(true, "doctor", url());
        assertThat(out()).contains("\u001b[32m✔ \u001b[0mAn HTTP server answers", "\u001b[31m✘ \u001b[0mTheir names");
    }

    @Test
    void as_json_it_is_one_object() {
        assertThat(run(false, "doctor", url(), "--json")).isEqualTo(1);
        JsonObject report = Json.parse(out()).asObject().orElseThrow();
        assertThat(report.integer("score")).hasValue(90);
        assertThat(report.object("clients").orElseThrow().object("claude").orElseThrow().string("stopsAt")).hasValue("tool-names");
    }

    /// Nothing of it is wrong: no points, no other exit code.
    @Test
    void what_the_models_of_some_hosts_do_not_get_is_a_note() {
        McpServer odd = McpServer.named("odd", "1").instructions("i".repeat(300) + "\n" + "j".repeat(4_000)).pageSize(3)
            .tool("files_read", "Reads. ".repeat(600), tool -> call -> ToolResult.text(""))
            .tool("files-read", "Reads too.", tool -> {
                tool.readOnly().input((JsonObject) Json.parse(
                    "{\"type\":\"object\",\"properties\":{\"$filter\":true,\"long\":{\"description\":\"" + "d".repeat(5_000) + "\"}}}"));
                return call -> ToolResult.text("");
            })
            .tool("n".repeat(41), "Has a long name.", tool -> call -> ToolResult.text(""))
            .tool("second_page", "Is on the second page.", tool -> call -> ToolResult.text("")).build();
        try (RunningServer running = Jvm.serve(odd, 0)) {
            String url = "http://localhost:" + running.port() + "/mcp";
            assertThat(run(false, "doctor", url, "--json")).isZero();
            JsonObject report = Json.parse(out()).asObject().orElseThrow();
            assertThat(report.integer("score")).hasValue(100);
            assertThat(report.bool("healthy")).hasValue(true);
            assertThat(report.array("checks").orElseThrow().values().stream().flatMap(check -> check.asObject().stream())
                .filter(check -> check.string("finding").orElse("").equals("note")).map(check -> check.string("id").orElse("")))
                .containsExactly("instructions-first-line", "instructions-length", "tool-description-length", "input-schema-size",
                    "boolean-schema", "parameter-name",
                    "tool-name-length", "tool-names-alike", "tool-annotations", "page-size");
            out.reset();
            assertThat(run(false, "doctor", url)).isZero();
            assertThat(out()).contains("NOTE     Their names are short",
                "Note: Their names differ in letters and digits: it is not so. (what models see, tool-names-alike)",
                "   seen  files_read and files-read", "0 warnings, 10 notes");
        }
    }

    @Test
    void one_client_alone_is_played() {
        run(false, "doctor", url(), "--client", "mcp-remote");
        assertThat(out()).contains("mcp-remote  ").doesNotContain("Claude  ", "The port is 443");
    }

    @Test
    void a_server_that_is_not_there_ends_in_a_3() {
        assertThat(run(false, "doctor", "http://localhost:9/mcp")).isEqualTo(3);
        assertThat(out()).contains("FAILURE  An HTTP server answers", "0.0.0.0").contains("Score          0 of 100");
    }

    @Test
    void a_wrong_call_says_what_is_right() {
        assertThat(run(false, "doctor")).isEqualTo(2);
        assertThat(run(false, "doctor", "ftp://example.com/mcp")).isEqualTo(2);
        assertThat(run(false, "doctor", url(), "--client", "cloude")).isEqualTo(2);
        assertThat(run(false, "doctor", url(), "--header", "nonsense")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("URL is missing", "http or https URL", "did you mean claude?",
            "Name: value");
    }

    /// A server that says the worst with each answer: no control character comes through, and nothing hangs.
    @Test
    void what_a_hostile_server_says_writes_on_no_terminal() throws IOException {
        HttpServer hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hostile.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body =
                ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"supportedVersions\":[\"2026-07-28\"],\"protocolVersion\":\"\\u001b[31m\",\"tools\":[{\"name\":\"\\u001b]0;owned\\u0007\\u202e\"}]},"
                    + "\"resource\":\"\\u001b[2J\",\"authorization_servers\":[\"javascript:alert(1)\"],\"issuer\":\"\\u001b[1m\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Mcp-Session-Id", "x y");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hostile.start();
        try {
            assertThat(run(false, "doctor", "http://localhost:" + hostile.getAddress().getPort() + "/mcp")).isEqualTo(1);
            assertThat(out()).doesNotContain("\u001b", "\u0007", "\u202e").contains("tool-names");
        } finally {
            hostile.stop(0);
        }
    }
}
