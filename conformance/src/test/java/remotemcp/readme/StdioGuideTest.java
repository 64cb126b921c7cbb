package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.ListedTool;
import remotemcp.client.McpClient;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.client.ProcessSource;

/// The program and the entry of the guide to stdio are used as they stand there, from this checkout.
@Tag(JudgedRuntime.NEITHER)
@Timeout(300)
class StdioGuideTest {
    private static final Path ROOT = ReadmeTest.root();
    private static final String EXAMPLE = "examples/stdio/Dice.java";

    @Test
    void the_program_of_the_guide_is_the_example_and_a_host_starts_it_by_the_entry() throws Exception {
        assertThat(fenced("java")).isEqualTo(Files.readString(ROOT.resolve(EXAMPLE)));
        JsonObject entry = Json.parse(fenced("json").replace("/home/ada/remote-mcp", ROOT.toString())).asObject().orElseThrow()
            .object("mcpServers").orElseThrow()
            .object("dice").orElseThrow();
        assertThat(entry.string("command")).hasValue("java");
        Stream<String> java = Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream<String> arguments = entry.array("args").orElseThrow().values().stream().map(one -> one.asString().orElseThrow());
        try (McpClient client =
            McpClient.over(ProcessSource.of(Stream.concat(java, arguments).toArray(String[]::new))).on(JvmWorld.open()).open()) {
            assertThat(client.call("roll", JsonObject.of("sides", Json.of(1))).text()).isEqualTo("Rolled 1");
        }
    }

    @Test
    void the_ready_server_is_started_as_the_guide_says() throws Exception {
        List<String> words = List.of(fenced("sh").strip().replace("./remote-mcp", ROOT.resolve("remote-mcp").toString()).split(" "));
        try (McpClient client = McpClient.over(ProcessSource.of(words.toArray(String[]::new))).on(JvmWorld.open()).open()) {
            assertThat(client.tools()).extracting(ListedTool::name).containsExactly("add");
        }
    }

    private static String fenced(String language) throws Exception {
        String guide = Files.readString(ROOT.resolve("docs/guide/stdio.md"));
        int start = guide.indexOf("```" + language + "\n") + language.length() + 4;
        return guide.substring(start, guide.indexOf("```", start));
    }
}
