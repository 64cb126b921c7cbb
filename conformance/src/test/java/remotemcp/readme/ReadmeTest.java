package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.tools.FreePort;

/// What the README tells a newcomer to type and to write is run here as it stands there.
@Tag(JudgedRuntime.NEITHER)
public class ReadmeTest {
    private static final Path ROOT = root();
    private static final String GREETER = "examples/greeter/Greeter.java";

    @TempDir Path folder;

    @Test
    void the_first_command_starts_a_server_and_says_where_it_is() throws Exception {
        assertThat(blocks("sh")).first().isEqualTo("./remote-mcp serve\n");
        int port = FreePort.find();
        Process process =
            shell("exec ./remote-mcp serve", Map.of("REMOTE_MCP_PORT", String.valueOf(port), "REMOTE_MCP_DATA", folder.toString()));
        try {
            String said = awaitOutput(process, "/mcp");
            assertThat(said).contains("http://localhost:" + port + "/mcp").contains(folder.toString());
            assertThat(said).as("a pipe gets plain text").doesNotContain("\u001B[");
            assertThat(get("http://localhost:" + port + "/").body()).contains("http://localhost:" + port + "/mcp");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_second_command_is_the_one_that_continuous_integration_runs() throws IOException {
        assertThat(blocks("sh")).element(1).isEqualTo("./mvnw verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("./mvnw").contains("verify");
        assertThat(blocks("sh")).hasSize(2);
    }

    @Test
    void the_server_of_the_readme_is_the_example_and_greets() throws Exception {
        assertThat(blocks("java")).containsExactly(Files.readString(ROOT.resolve(GREETER)));
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("java -cp 'cli/target/app/*' " + GREETER);
        int port = FreePort.find();
        Path copy = folder.resolve("Greeter.java");
        Files.writeString(copy, Files.readString(ROOT.resolve(GREETER)).replace("8080", String.valueOf(port)));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = shell("exec '" + java + "' -cp 'cli/target/app/*' " + copy, Map.of());
        try {
            assertThat(greet("http://localhost:" + port + "/mcp")).contains("Hi Ada");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void every_file_the_readme_points_to_is_there() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Stream<String> links = java.util.regex.Pattern.compile("\\]\\(([^)]+)\\)").matcher(readme).results().map(match -> match.group(1));
        assertThat(links.filter(link -> !link.startsWith("http"))).isNotEmpty().allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    private static String greet(String url) throws Exception {
        String body = """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet","arguments":{"name":"Ada"},"_meta":{
            "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}""";
        var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call").header("Mcp-Name", "greet")
            .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        for (int i = 0; i < 300; i++) {
            try {
                return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("no answer from " + url);
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String awaitOutput(Process process, String wanted) throws IOException {
        var said = new StringBuilder();
        var reader = process.inputReader();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Stop with")) {
                return said.toString();
            }
        }
        throw new AssertionError("never said " + wanted + ": " + said);
    }

    private static Process shell(String command, Map<String, String> variables) throws IOException {
        var builder = new ProcessBuilder("sh", "-c", command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        return builder.start();
    }

    /// The contents of the README's fenced blocks of one language.
    private static List<String> blocks(String language) throws IOException {
        return Stream.of(Files.readString(ROOT.resolve("README.md")).split("```" + language + "\n")).skip(1)
            .map(rest -> rest.substring(0, rest.indexOf("```"))).toList();
    }

    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at;
    }
}
