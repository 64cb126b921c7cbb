package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.cli.command.Streams;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

class ConnectTest {
    private static final String URL = "https://mcp.example.com/mcp";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(String input, String... words) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(List.of(words), new Streams(in, new PrintStream(out), new PrintStream(err), false));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("hosts.json"), text);
    }

    private static JsonObject json(Path file) throws Exception {
        return Json.parse(Files.readString(file)).asObject().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "claude-desktop", "claude-code", "vscode", "cursor", "windsurf", "gemini", "chatgpt", "codex", "zed", "inspector"})
    void every_host_is_told_the_address(String host) {
        assertThat(run("", "connect", host, URL)).isZero();
        assertThat(out.toString()).contains(URL).doesNotContain("null", "Optional");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void claude_is_told_that_its_cloud_cannot_reach_this_machine() {
        assertThat(run("", "connect", "claude", "http://localhost:8787/mcp")).isZero();
        assertThat(out.toString()).contains("cannot reach").contains("claude-desktop");
    }

    @Test
    void without_write_nothing_is_written() throws Exception {
        Path file = file("{}");
        assertThat(run("y\n", "connect", "cursor", URL, "--file", file.toString())).isZero();
        assertThat(file).hasContent("{}");
    }

    @Test
    void an_entry_is_added_and_everything_else_is_kept_in_its_order() throws Exception {
        Path file = file("""
            {"theme": "dark", "mcpServers": {"other": {"command": "x", "args": [1.50]}}, "last": null}""");
        assertThat(run("y\n", "connect", "cursor", URL, "--write", "--file", file.toString())).isZero();
        assertThat(Files.readString(file)).isEqualTo("""
            {
              "theme": "dark",
              "mcpServers": {
                "other": {
                  "command": "x",
                  "args": [1.50]
                },
                "mcp-example-com": {
                  "url": "https://mcp.example.com/mcp"
                }
              },
              "last": null
            }
            """);
        assertThat(out.toString()).contains("+    \"mcp-example-com\": {").contains("Kept what it was in " + file + ".bak");
        assertThat(Files.readString(folder.resolve("hosts.json.bak"))).startsWith("{\"theme\"");
    }

    @Test
    void a_file_that_is_not_there_is_made_with_its_folder() throws Exception {
        Path file = folder.resolve("deep/er/hosts.json");
        assertThat(run("", "connect", "claude-desktop", URL, "--name", "sums", "--write", "--yes", "--file", file.toString())).isZero();
        assertThat(json(file).object("mcpServers").orElseThrow().object("sums").orElseThrow().string("command")).contains("npx");
        assertThat(file.getParent()).isDirectoryContaining(each -> each.equals(file)).isDirectoryNotContaining("glob:**.bak");
    }

    @Test
    void claude_desktop_starts_our_own_bridge_where_the_launcher_is_known() {
        System.setProperty("remotemcp.launcher", "/opt/remote-mcp/remote-mcp");
        try {
            assertThat(run("", "connect", "claude-desktop", URL, "--json")).isZero();
            assertThat(entry().string("command")).contains("/opt/remote-mcp/remote-mcp");
            assertThat(entry().array("args").orElseThrow().text()).isEqualTo("[\"bridge\",\"" + URL + "\"]");
            out.reset();
            assertThat(run("", "connect", "claude-desktop", URL, "--json", "--npx")).isZero();
            assertThat(entry().string("command")).contains("npx");
        } finally {
            System.clearProperty("remotemcp.launcher");
        }
    }

    private JsonObject entry() {
        return Json.parse(out.toString()).asObject().orElseThrow().object("file").orElseThrow().object("entry").orElseThrow();
    }

    @Test
    void whoever_does_not_agree_keeps_the_file() throws Exception {
        Path file = file("{}");
        assertThat(run("n\n", "connect", "cursor", URL, "--write", "--file", file.toString())).isEqualTo(1);
        assertThat(run("", "connect", "cursor", URL, "--write", "--file", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("{}");
        assertThat(err.toString()).contains("nothing was written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ // mine\n}", "[]", "{\"mcpServers\": []}", "{\"a\":1,}"})
    void a_file_that_would_lose_something_is_left_alone(String text) throws Exception {
        Path file = file(text);
        assertThat(run("y\n", "connect", "cursor", URL, "--write", "--file", file.toString())).isEqualTo(1);
        assertThat(file).hasContent(text);
        assertThat(err.toString()).contains("Add the entry by hand").contains(URL);
    }

    @Test
    void an_entry_that_is_there_is_not_written_again_and_a_changed_one_replaced() throws Exception {
        Path file = file("{}");
        String[] write = {"connect", "cursor", URL, "--name", "sums", "--write", "--yes", "--file", file.toString()};
        assertThat(run("", write)).isZero();
        assertThat(run("", write)).isZero();
        assertThat(out.toString()).contains("has this entry already");
        write[2] = "https://other.example.com/mcp";
        assertThat(run("", write)).isZero();
        assertThat(json(file).object("mcpServers").orElseThrow().text()).isEqualTo("{\"sums\":{\"url\":\"https://other.example.com/mcp\"}}");
        assertThat(folder.resolve("hosts.json.bak1")).exists();
    }

    @Test
    void a_link_stays_a_link_and_permissions_stay() throws Exception {
        Path real = file("{}");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
        assertThat(run("", "connect", "cursor", URL, "--write", "--yes", "--file", link.toString())).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(json(real).has("mcpServers")).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real))).isEqualTo("rw-------");
    }

    @Test
    void as_json_it_is_one_object() {
        assertThat(run("", "connect", "vscode", URL, "--json")).isZero();
        JsonObject all = Json.parse(out.toString()).asObject().orElseThrow();
        assertThat(all.string("link").orElseThrow()).startsWith("vscode:mcp/install?%7B%22name%22");
        assertThat(all.object("file").orElseThrow().object("entry").orElseThrow().string("type")).contains("http");
    }

    /// V02
    @Test
    void what_a_shell_would_take_for_its_own_is_quoted() {
        assertThat(run("", "connect", "claude-code", "https://mcp.example.com/mcp?a=1&b=$(id)")).isIn(0, 2);
        assertThat(out.toString()).doesNotContain(" https://mcp.example.com/mcp?a=1&b=$(id)");
        assertThat(run("", "connect", "claude-code", "https://mcp.example.com/mcp?a=1&b=2")).isZero();
        assertThat(out.toString()).contains("'https://mcp.example.com/mcp?a=1&b=2'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "mcp.example.com", "https://"})
    void V01_what_is_no_http_url_is_refused(String url) {
        assertThat(run("", "connect", "vscode", url)).isEqualTo(2);
        assertThat(err.toString()).contains("not an http or https URL");
    }

    @Test
    void a_wrong_call_says_what_is_right() {
        assertThat(run("", "connect", "claud-desktop", URL)).isEqualTo(2);
        assertThat(run("", "connect", "cursor")).isEqualTo(2);
        assertThat(run("", "connect", "cursor", URL, "--name", "Not So")).isEqualTo(2);
        assertThat(run("", "connect", "inspector", URL, "--write")).isEqualTo(1);
        assertThat(err.toString()).contains("did you mean claude-desktop?", "HOST or URL is missing", "a name has lower-case letters", "MCP Inspector has no file to write");
    }

    @Test
    void the_registry_gets_a_server_json() {
        assertThat(run("", "connect", "registry", URL, "--description", "Adds numbers", "--version", "1.2.0")).isZero();
        JsonObject entry = Json.parse(out.toString()).asObject().orElseThrow();
        assertThat(entry.string("name")).contains("com.example/mcp");
        assertThat(entry.array("remotes").orElseThrow().text()).isEqualTo("[{\"type\":\"streamable-http\",\"url\":\"https://mcp.example.com/mcp\"}]");
        assertThat(run("", "connect", "registry", "http://localhost:8787/mcp", "--description", "x")).isEqualTo(2);
        assertThat(run("", "connect", "registry", URL)).isEqualTo(2);
        assertThat(err.toString()).contains("public https servers only", "--description TEXT");
    }
}
