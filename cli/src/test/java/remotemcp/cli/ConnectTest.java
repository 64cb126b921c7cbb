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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.cli.command.StandardStreams;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

class ConnectTest {
    private static final String URL = "https://mcp.example.com/mcp";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    private int run(String input, String... words) {
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return Main.run(List.of(words), new StandardStreams(in, new PrintStream(out), new PrintStream(err), false));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("hosts.json"), text);
    }

    private static JsonObject json(Path file) throws Exception {
        return Json.parse(Files.readString(file)).asObject().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "claude-desktop", "claude-code", "vscode", "cursor", "windsurf", "gemini", "chatgpt", "codex",
        "copilot", "opencode", "qwen", "cline", "continue", "zed",
        "inspector"})
    void every_host_is_told_the_address(String host) {
        assertThat(run("", "connect", host, URL)).isZero();
        assertThat(out.toString()).contains(URL).doesNotContain("null", "Optional");
        assertThat(err.toString()).isEmpty();
    }

    /// As seen with the versions of November 2026.
    @ParameterizedTest
    @CsvSource(delimiter = '|',
        value = {"claude-code|claude mcp login sums", "codex|opens by itself",
            "gemini|In a folder that it does not trust, Gemini CLI disables all servers",
            "gemini|/mcp auth sums", "copilot|copilot mcp add --transport http sums " + URL, "copilot|/mcp auth sums",
            "opencode|opencode mcp add sums --url " + URL, "opencode|opencode mcp auth sums",
            "qwen|qwen mcp add -s user --transport http sums " + URL, "qwen|enter /mcp there, choose sums",
            "cline|cline mcp add sums " + URL + " --transport http --yes",
            "cline|cannot sign in",
            "continue|.continue/mcpServers/sums.json"})
    void a_host_is_told_how_it_signs_in(String host, String words) {
        assertThat(run("", "connect", host, URL, "--name", "sums")).isZero();
        assertThat(out.toString()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
        value = {"copilot|{\"type\":\"http\",\"url\":\"" + URL + "\",\"tools\":[\"*\"]}", "qwen|{\"httpUrl\":\"" + URL + "\"}",
            "continue|{\"command\":\"npx\",\"args\":[\"-y\",\"mcp-remote\",\"" + URL + "\"]}"})
    void a_hosts_own_file_gets_the_entry_alone(String host, String entry) throws Exception {
        Path file = file("{\"mcpServers\":{\"other\":{\"command\":\"x\"}},\"theme\":\"dark\"}");
        assertThat(run("", "connect", host, URL, "--name", "sums", "--write", "--yes", "--file", file.toString())).as(err.toString())
            .isZero();
        assertThat(file).hasContent("{\"mcpServers\":{\"other\":{\"command\":\"x\"},\"sums\":" + entry + "},\"theme\":\"dark\"}");
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
    void an_entry_is_added_and_everything_else_is_kept_to_the_letter() throws Exception {
        Path file = file(
            "{\r\n\t\"theme\": \"\\u00e9\",\r\n\t\"mcpServers\": {\r\n\t\t\"other\": {\"command\":  \"x\"}\r\n\t},\r\n\t\"last\": null\r\n}");
        assertThat(run("y\n", "connect", "cursor", URL, "--write", "--file", file.toString())).isZero();
        assertThat(Files.readString(file)).isEqualTo(
            "{\r\n\t\"theme\": \"\\u00e9\",\r\n\t\"mcpServers\": {\r\n\t\t\"other\": {\"command\":  \"x\"},\r\n\t\t\"mcp-example-com\": {\r\n\t\t\t"
                + "\"url\": \"https://mcp.example.com/mcp\"\r\n\t\t}\r\n\t},\r\n\t\"last\": null\r\n}");
        assertThat(out.toString()).contains("+\t\t\"mcp-example-com\": {").doesNotContain("theme\\u", "-\t\"")
            .contains("Kept what it was in " + file + ".bak");
        assertThat(Files.readString(folder.resolve("hosts.json.bak"))).startsWith("{\r\n\t\"theme\"");
    }

    @Test
    void comments_stay_where_the_host_takes_them() throws Exception {
        Path file = file("{\n  // mine\n  \"context_servers\": {}, /* all */\n}\n");
        assertThat(run("", "connect", "zed", URL, "--write", "--yes", "--file", file.toString())).isZero();
        assertThat(file).hasContent(
            "{\n  // mine\n  \"context_servers\": {\n    \"mcp-example-com\": {\n      \"url\": \"https://mcp.example.com/mcp\"\n    }\n  }, /* all */\n}\n");
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
        assertThat(json(file).object("mcpServers").orElseThrow().text())
            .isEqualTo("{\"sums\":{\"url\":\"https://other.example.com/mcp\"}}");
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_link_to_a_file_that_is_empty_or_not_there_stays_a_link(boolean isThere) throws Exception {
        Path real = folder.resolve("dot/files/mcp.json");
        Files.createDirectories(folder.resolve("dot"));
        if (isThere) {
            Files.createDirectories(real.getParent());
            Files.createFile(real);
        }
        Files.createSymbolicLink(folder.resolve("dot/second.json"), Path.of("files/mcp.json"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("dot/second.json"));
        assertThat(run("", "connect", "cursor", URL, "--write", "--yes", "--file", link.toString())).as(err.toString()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("dot/second.json")).isSymbolicLink();
        assertThat(json(real).has("mcpServers")).isTrue();
        assertThat(out.toString()).doesNotContain(".bak");
    }

    @Test
    void a_linked_folder_stays_a_link_and_a_circle_of_links_is_told() throws Exception {
        Files.createDirectories(folder.resolve("elsewhere/deep"));
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), Path.of("elsewhere/deep"));
        Files.createSymbolicLink(folder.resolve("elsewhere/deep/mcp.json"), Path.of("../mcp.json"));
        assertThat(run("", "connect", "cursor", URL, "--write", "--yes", "--file", linked.resolve("mcp.json").toString()))
            .as(err.toString()).isZero();
        assertThat(linked).isSymbolicLink();
        assertThat(json(folder.resolve("elsewhere/mcp.json")).has("mcpServers")).isTrue();
        Path circle = Files.createSymbolicLink(folder.resolve("circle.json"), Path.of("circle.json"));
        assertThat(run("", "connect", "cursor", URL, "--write", "--yes", "--file", circle.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot write " + circle);
        assertThat(circle).isSymbolicLink();
    }

    @ParameterizedTest
    @CsvSource({"zed, true, settings/zed/settings.json", "zed, false, home/.config/zed/settings.json",
        "claude-desktop, true, settings/Claude/claude_desktop_config.json",
        "cursor, true, home/.cursor/mcp.json", "windsurf, true, home/.codeium/windsurf/mcp_config.json",
        "gemini, false, home/.gemini/settings.json", "copilot, true, home/.copilot/mcp-config.json",
        "qwen, true, home/.qwen/settings.json"})
    void the_environment_says_where_the_users_files_are(String host, boolean hasSettings, String place) throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "folders of Linux");
        var variables = Map.of("HOME", folder.resolve("home").toString(), "XDG_CONFIG_HOME",
            hasSettings ? folder.resolve("settings").toString() : "relative/is/ignored");
        CommandProcess.Outcome written = CommandProcess.run(folder, variables, "", "connect", host, URL, "--write", "--yes");
        assertThat(written.out()).as(written.err()).contains("Wrote " + folder.resolve(place));
        assertThat(Files.readString(folder.resolve(place))).contains("mcp-example-com");
        String shown = place.startsWith("home/") ? place.replace("home/", "~/") : folder.resolve(place).toString();
        assertThat(CommandProcess.run(folder, variables, "", "connect", host, URL).out()).contains("dd to " + shown + " (");
    }

    @Test
    void as_json_it_is_one_object() {
        assertThat(run("", "connect", "vscode", URL, "--json")).isZero();
        JsonObject all = Json.parse(out.toString()).asObject().orElseThrow();
        assertThat(all.string("link").orElseThrow()).startsWith("vscode:mcp/install?%7B%22name%22");
        assertThat(all.object("file").orElseThrow().object("entry").orElseThrow().string("type")).contains("http");
    }

    /// V02. The commands are run by a shell in which every program prints its words.
    @ParameterizedTest
    @CsvSource(delimiter = ' ',
        value = {"claude-code 6", "vscode 2", "gemini 8", "codex 5", "copilot 6", "opencode 5", "qwen 8", "cline 7", "inspector 6"})
    void a_shell_hands_on_exactly_the_url_of_the_printed_command(String host, int count) throws Exception {
        for (String query : List.of("a=1&b=2", "q='$(echo$IFS$((40+2)))'", "q='&echo;!!'%20*~$HOME", "(x)%7Cy=%50ATH%25")) {
            String url = URL + "?" + query;
            out.reset();
            assertThat(run("", "connect", host, url, "--json")).as(err.toString()).isZero();
            String command = Json.parse(out.toString()).asObject().orElseThrow().string("command").orElseThrow();
            List<String> words = inShell(command);
            assertThat(words).as(command).hasSize(count);
            assertThat(
                host.equals("vscode") ? List.of(Json.parse(words.getLast()).asObject().orElseThrow().string("url").orElseThrow()) : words)
                .as(command).contains(url);
        }
    }

    private static List<String> inShell(String command) throws Exception {
        String printing = "() { for word; do printf '%s\\n' \"$word\"; done; }\n";
        String script = String.join("", Stream.of("claude", "code", "gemini", "codex", "copilot", "opencode", "qwen", "cline", "npx")
            .map(name -> name + printing).toList()) + command + "\n";
        var process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        List<String> words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return words;
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
        assertThat(err.toString()).contains("did you mean claude-desktop?", "HOST or URL is missing", "a name has lower-case letters",
            "MCP Inspector has no file to write");
    }

    @Test
    void the_registry_gets_a_server_json() {
        assertThat(run("", "connect", "registry", URL, "--description", "Adds numbers", "--version", "1.2.0")).isZero();
        JsonObject entry = Json.parse(out.toString()).asObject().orElseThrow();
        assertThat(entry.string("name")).contains("com.example/mcp");
        assertThat(entry.array("remotes").orElseThrow().text())
            .isEqualTo("[{\"type\":\"streamable-http\",\"url\":\"https://mcp.example.com/mcp\"}]");
        assertThat(run("", "connect", "registry", "http://localhost:8787/mcp", "--description", "x")).isEqualTo(2);
        assertThat(run("", "connect", "registry", URL)).isEqualTo(2);
        assertThat(err.toString()).contains("public https servers only", "--description TEXT");
    }
}
