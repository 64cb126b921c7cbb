package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.auth.OwnAccounts;
import remotemcp.auth.StandardApp;
import remotemcp.cli.command.StandardStreams;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.settings.Settings;
import remotemcp.mcp.Content;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolException;
import remotemcp.mcp.tools.ToolResult;
import remotemcp.settings.Setting;

class InspectTest {
    private static RunningServer server;

    @TempDir Path folder;

    private ByteArrayOutputStream out;
    private ByteArrayOutputStream err;

    @BeforeAll
    static void start() {
        server = Jvm.serve(McpServer.named("workshop", "2.1.0").instructions("Mind\u001b[31m the gap")
            .tool("repeat", "Says it again", tool -> {
                var text = tool.string("text", "what to say");
                var times = tool.integer("times", "how often", 1, 9);
                return call -> {
                    call.progress(1, 2);
                    return ToolResult.text((call.get(text) + " ").repeat((int) (long) call.get(times)).strip());
                };
            })
            .tool("fail", "Cannot \u202Edo it", tool -> call -> {
                throw new ToolException("no luck today");
            })
            .build(), 0);
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

    private int run(String input, String... words) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(List.of(words), new StandardStreams(in, new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8), false));
    }

    private String url() {
        return "http://localhost:" + server.port() + "/mcp";
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_shows_who_the_server_is_and_every_tool_with_its_arguments() {
        assertThat(run("", "inspect", url())).as(err()).isZero();
        assertThat(out())
            .contains("workshop 2.1.0", "2026-07-28 over Streamable HTTP", "Tools (2)", "repeat", "Says it again", "times", "how often")
            .contains("integer");
    }

    @ParameterizedTest
    @CsvSource({"2025-11-25, Streamable HTTP", "2025-03-26, Streamable HTTP"})
    void it_speaks_the_revision_it_is_told_to(String revision, String transport) {
        assertThat(run("", "inspect", url(), "--revision", revision)).as(err()).isZero();
        assertThat(out()).contains(revision + " over " + transport);
    }

    @Test
    void it_speaks_http_and_sse() {
        assertThat(run("", "inspect", "http://localhost:" + server.port() + "/sse", "--sse")).as(err()).isZero();
        assertThat(out()).contains(" over HTTP+SSE", "repeat");
    }

    /// What a server says must not write on the reader's terminal (terminal escape injection).
    @Test
    void what_a_server_says_has_no_control_characters() {
        assertThat(run("", "inspect", url())).isZero();
        assertThat(out()).contains("the gap").doesNotContain("\u001b", "\u202E");
    }

    @Test
    void as_json_it_is_one_object_with_everything() {
        assertThat(run("", "inspect", url(), "--json")).isZero();
        JsonObject all = Json.parse(out()).asObject().orElseThrow();
        assertThat(all.object("server").orElseThrow().string("name")).contains("workshop");
        assertThat(all.array("tools").orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void a_tool_is_called_with_arguments_of_its_types_and_progress_is_told() {
        assertThat(run("", "inspect", url(), "--call", "repeat", "text=42", "times=3")).as(err()).isZero();
        assertThat(out()).isEqualTo("42 42 42\n");
        assertThat(err()).contains("50 %");
        assertThat(run("", "inspect", url(), "--call", "repeat", "--arguments", "{\"text\":\"a\",\"times\":2}", "--json")).isZero();
        assertThat(out()).contains("\"text\": \"a a\"");
    }

    @Test
    void what_is_missing_is_asked_for_one_by_one() {
        assertThat(run("hey\n2\n", "inspect", url(), "--call", "repeat")).as(err()).isZero();
        assertThat(out()).isEqualTo("hey hey\n");
        assertThat(err()).contains("text (string: what to say) = ", "times (integer: how often) = ");
    }

    @Test
    void as_a_host_it_shows_what_that_hosts_model_gets_with_what_is_lost() {
        McpServer odd = McpServer.named("odd", "1").instructions("Looks things up.")
            .tool("look", "Looks.",
                tool -> call -> ToolResult.of(new Content.ResourceLink("file:///a", "a", Optional.empty(), Optional.empty())))
            .tool("filter", "Filters.", tool -> {
                tool.input((JsonObject) Json.parse("{\"type\":\"object\",\"properties\":{\"$filter\":{}}}"));
                return call -> ToolResult.text("");
            }).build();
        try (RunningServer running = Jvm.serve(odd, 0)) {
            String url = "http://localhost:" + running.port() + "/mcp";
            assertThat(run("", "inspect", url, "--as", "claude-code", "--name", "odd")).as(err()).isZero();
            assertThat(out()).contains("What the model gets in Claude Code 2.1.332", "## odd\n  Looks things up.", "Tools (1)",
                "  mcp__odd__look\n    Looks.\n",
                "Left out (1)\n  filter: property key $filter does not match", "Warnings\n  parameter-name: filter ($filter).");
            listen();
            assertThat(run("", "inspect", url, "--as", "claude-code", "--call", "filter")).isEqualTo(1);
            assertThat(err()).contains("the model cannot call filter: property key $filter");
            listen();
            assertThat(run("", "inspect", url, "--as", "copilot", "--call", "look")).as(err()).isZero();
            assertThat(out()).startsWith("(an empty text)\n")
                .contains("result-without-text: look answered with nothing but resource_link.");
        }
    }

    @Test
    void a_host_that_nobody_watched_is_refused_with_the_nearest() {
        assertThat(run("", "inspect", url(), "--as", "copylot")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--name", "odd")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--as", "codex", "--name", "Not A Name")).isEqualTo(2);
        assertThat(err()).contains("did you mean copilot?", "--name belongs to --as HOST", "a name has lower-case letters");
    }

    @Test
    void a_wrong_call_says_what_is_right() {
        assertThat(run("", "inspect")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--call", "repeat", "tekst=1")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--call", "repeat", "times=often")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--call", "repeat", "text=a")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--call", "repeat", "--arguments", "[1]")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "text=a")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--revision", "1999-01-01")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--header", "nonsense")).isEqualTo(2);
        assertThat(run("", "inspect", url(), "--call", "shout")).isEqualTo(1);
        assertThat(err()).contains("URL is missing", "tekst=1 is no argument of repeat, which takes text, times",
            "times has to be of type integer",
            "times is missing", "has to be a JSON object", "arguments belong to --call", "1999-01-01", "Name: value",
            "no tool shout; it has repeat, fail");
    }

    @Test
    void a_tool_that_fails_ends_in_a_1() {
        assertThat(run("", "inspect", url(), "--call", "fail")).isEqualTo(1);
        assertThat(out()).contains("no luck today");
        assertThat(err()).contains("fail says that it failed");
    }

    @Test
    void a_server_that_is_not_there_ends_in_a_3() {
        assertThat(run("", "inspect", "http://localhost:9/mcp")).isEqualTo(3);
        assertThat(err()).startsWith("remote-mcp: ").doesNotContain("bug of ours");
    }

    @Test
    void a_server_that_wants_a_login_ends_in_a_4_when_there_shall_be_none() {
        try (RunningServer guarded = Jvm.serve(
            (platform, settings) -> StandardApp.serving(McpServer.named("guarded", "1").build()).at(settings.site())
                .signIn(OwnAccounts.signUpOpen()).on(platform),
            Settings.read(Map.of(), Map.of(Setting.PORT, "0", Setting.DATA, folder.toString())))) {
            String url = "http://localhost:" + guarded.port() + "/mcp";
            assertThat(run("", "inspect", url, "--no-login")).as(err()).isEqualTo(4);
            assertThat(run("", "inspect", url, "--header", "Authorization: Bearer nonsense")).as(err()).isEqualTo(4);
            assertThat(err()).doesNotContain("nonsense");
        }
    }
}
