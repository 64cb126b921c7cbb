package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.tools.ToolResult;

/// The commands of the guide to the bridge do what the guide says, with a server on this machine in the place of the made-up one.
@Tag(JudgedRuntime.NEITHER)
class BridgeGuideTest {
    private static final Path ROOT = ReadmeTest.root();
    private static final String HOST = """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"guide","version":"1"}}}
        """;

    @TempDir Path home;

    private RunningServer server;

    @BeforeEach
    void serve() {
        server = Jvm.serve(McpServer.named("sums", "1").tool("add", "Adds", tool -> call -> ToolResult.text("3")).build(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_command_is_typed_as_it_stands_there() throws Exception {
        List<String> commands = fenced("sh").stream().flatMap(String::lines).toList();
        assertThat(commands).hasSizeGreaterThan(3)
            .allSatisfy(command -> assertThat(command).startsWith("./remote-mcp bridge https://mcp.example.com/mcp"));
        for (String command : commands) {
            answers(said(List.of("sh", "-c", here(command).replaceFirst("^\\./remote-mcp", "\"\\$LAUNCHER\""))), command);
        }
        assertThat(home.resolve("bridge.log")).content().contains("session of 2025-11-25");
    }

    @Test
    void the_entry_of_a_host_s_file_starts_a_bridge() throws Exception {
        JsonObject entry =
            Json.parse(fenced("json").getFirst()).asObject().orElseThrow().object("mcpServers").orElseThrow().object("sums").orElseThrow();
        var line = new ArrayList<>(List.of(ROOT.resolve("remote-mcp").toString()));
        for (Json word : entry.array("args").orElse(JsonArray.of())) {
            line.add(here(word.asString().orElseThrow()));
        }
        answers(said(line), "the entry");
    }

    @Test
    void every_option_is_explained() throws Exception {
        String help = said(List.of(ROOT.resolve("remote-mcp").toString(), "bridge", "--help"));
        var options = Pattern.compile("^  (--[a-z-]+)", Pattern.MULTILINE).matcher(help).results().map(found -> found.group(1)).toList();
        assertThat(options).hasSizeGreaterThan(10).allSatisfy(option -> assertThat(guide()).contains("`" + option + "`"));
    }

    /// A bridge that is to forget says nothing to the host.
    private static void answers(String output, String command) {
        if (command.contains("--forget")) {
            assertThat(output).isEmpty();
        } else {
            assertThat(Json.parse(output.strip()).asObject().orElseThrow().object("result").orElseThrow().object("serverInfo").orElseThrow()
                .string("name"))
                .as(command).hasValue("sums");
        }
    }

    private String here(String text) {
        return text.replace("https://mcp.example.com/mcp", "http://localhost:" + server.port() + "/mcp");
    }

    /// Standard output, after a host's first words.
    private String said(List<String> command) throws Exception {
        Path said = home.resolve("said");
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectOutput(said.toFile())
            .redirectError(home.resolve("errors").toFile());
        builder.environment().put("LAUNCHER", ROOT.resolve("remote-mcp").toString());
        builder.environment().put("TOKEN", "secret");
        builder.environment().put("SECRET", "secret");
        builder.environment().put("REMOTE_MCP_LOGINS", home.resolve("logins").toString());
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(HOST.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // It needs no host.
        }
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(home.resolve("errors"))).isZero();
        return Files.readString(said);
    }

    private static List<String> fenced(String language) throws IOException {
        return Stream.of(guide().split("```" + language + "\n")).skip(1).map(rest -> rest.substring(0, rest.indexOf("\n```"))).toList();
    }

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/guide/bridge.md"));
    }
}
