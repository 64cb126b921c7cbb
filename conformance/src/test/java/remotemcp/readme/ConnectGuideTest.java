package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.connect.HostApp;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// The commands of the guide to connecting hosts do what the guide says, in a home folder of their own.
@Tag(JudgedRuntime.NEITHER)
class ConnectGuideTest {
    private static final Path ROOT = ReadmeTest.root();

    @TempDir Path home;

    @Test
    void every_command_is_typed_as_it_stands_there() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(4).allSatisfy(command -> assertThat(command).startsWith("./remote-mcp connect "));
        for (String command : commands) {
            assertThat(typed(command)).as(command).contains("mcp");
        }
        JsonObject desktop =
            Json.parse(Files.readString(home.resolve(".config/Claude/claude_desktop_config.json"))).asObject().orElseThrow();
        JsonObject entry = desktop.object("mcpServers").orElseThrow().object("sums").orElseThrow();
        assertThat(entry.string("command")).contains(ROOT.toRealPath().resolve("remote-mcp").toString());
        assertThat(entry.array("args").orElseThrow().text()).isEqualTo("[\"bridge\",\"https://mcp.example.com/mcp\"]");
        assertThat(home.resolve("sums.mcpb")).isNotEmptyFile();
        assertThat(home.resolve("remote-mcp.mcpb")).isNotEmptyFile();
    }

    @Test
    void every_host_is_in_the_table() throws IOException {
        String guide = guide();
        assertThat(HostApp.values()).allSatisfy(host -> assertThat(guide).contains("`" + host.id() + "`"));
    }

    private String typed(String command) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", command.replaceFirst("^\\./remote-mcp", "\"\\$LAUNCHER\"")).directory(home.toFile());
        builder.environment().put("LAUNCHER", ROOT.resolve("remote-mcp").toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().putIfAbsent("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
        builder.environment().remove("XDG_CONFIG_HOME");
        Path said = home.resolve("said");
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command).isTrue();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static List<String> commands() throws IOException {
        return Stream.of(guide().split("```sh\n")).skip(1).map(rest -> rest.substring(0, rest.indexOf("\n```"))).flatMap(String::lines)
            .toList();
    }

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/guide/connect.md"));
    }
}
