package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.client.McpClient;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// What docs/guide/init.md tells to type makes a project, and what the README of that project tells to type works in it.
@Tag(JudgedRuntime.NEITHER)
@Timeout(400)
class NewProjectTest {
    private static final String DEPLOY = "npm run deploy";
    private static final String DEV = "npm run dev";

    @TempDir private static Path folder;

    private static Path project;
    private static String port;

    /// @param printed lines of its output; `…` stands for anything
    private record Step(String command, List<String> printed) {
    }

    /// The ports of a fresh project may be taken on this machine.
    @BeforeAll
    static void make() throws Exception {
        Step init = steps(ReadmeTest.root().resolve("docs/guide/init.md")).getFirst();
        assertThat(init.command()).isEqualTo("./remote-mcp init hello");
        String said = finish(shell(init.command().replace("./remote-mcp", ReadmeTest.root().resolve("remote-mcp").toString()), folder));
        assertPrinted(init, said);
        project = folder.resolve("hello");
        port = String.valueOf(FreePort.find());
        edit("src/main/java/com/example/hello/Main.java", "8080", port);
    }

    @Test
    void on_the_jvm_every_command_of_its_readme_does_what_it_says() throws Exception {
        List<Step> steps = steps().stream().filter(step -> !step.command().startsWith("npm")).toList();
        assertThat(steps).hasSize(4);
        for (Step step : steps) {
            boolean serves = !step.printed().isEmpty();
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = shell("exec " + step.command().replaceFirst("^java ", java + " "), project);
            assertPrinted(step, (serves ? serve(process, "listens on") : finish(process)).replace(port, "8080"));
        }
        assertThat(project.resolve("target/surefire-reports/TEST-com.example.hello.GreeterTest.xml")).content()
            .contains("it_greets_by_name", "clients_have_nothing_against_it", "failures=\"0\"");
    }

    @Test
    void on_workers_every_command_of_its_readme_does_what_it_says() throws Exception {
        Assumptions.assumeTrue(shell("command -v npm", folder).start().waitFor() == 0, "skipped: no npm on this machine");
        List<Step> steps = steps().stream().filter(step -> step.command().startsWith("npm")).toList();
        assertThat(steps).hasSize(3);
        for (Step step : steps) {
            var process = shell("exec " + step.command() + options(step), project);
            String said = (step.command().equals(DEV) ? serve(process, "Ready on") : finish(process)).replace(port, "8787");
            assertPrinted(step, said);
        }
        assertThat(finish(shell("npm ls", project))).doesNotContain("invalid", "missing");
    }

    private static String options(Step step) {
        return switch (step.command()) {
            case DEPLOY -> " -- --dry-run";
            case DEV -> " -- --port " + port;
            default -> "";
        };
    }

    @Test
    void what_its_readme_tells_clients_is_what_connect_tells() throws Exception {
        String readme = Files.readString(project.resolve("README.md"));
        for (String host : List.of("claude-code", "vscode", "inspector")) {
            String told = finish(
                shell(ReadmeTest.root().resolve("remote-mcp") + " connect " + host + " http://localhost:8080/mcp --name hello", folder));
            assertThat(told.lines().map(String::strip)).as(readme)
                .anySatisfy(line -> assertThat(line).isNotEmpty().satisfies(command -> assertThat(readme).contains("`" + command + "`")));
        }
    }

    /// Maven would warn of a library without one, at length.
    @Test
    void every_library_that_it_brings_along_has_its_checksum() throws IOException {
        try (var files = Files.walk(project.resolve("repository"))) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".sha1")).toList())
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(file.resolveSibling(file.getFileName() + ".sha1")).content().matches("[0-9a-f]{40}"));
        }
    }

    @Test
    void nothing_of_the_template_is_left_in_it() throws IOException {
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile)
                .filter(file -> !file.toString().contains("target") && !file.toString().contains("node_modules")).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain("my-server", "myserver", "REMOTE_MCP_VERSION", "remote-mcp-demo-worker",
                    ReadmeTest.root().toString());
            }
        }
    }

    private static List<Step> steps() throws IOException {
        return steps(project.resolve("README.md"));
    }

    private static List<Step> steps(Path page) throws IOException {
        var steps = new ArrayList<Step>();
        for (String block : List.of(Files.readString(page).split("```console\n")).stream().skip(1).toList()) {
            for (String line : block.substring(0, block.indexOf("```")).lines().toList()) {
                if (line.startsWith("$ ")) {
                    steps.add(new Step(line.substring(2), new ArrayList<>()));
                } else if (!line.isBlank()) {
                    steps.getLast().printed().add(line);
                }
            }
        }
        return steps;
    }

    private static void assertPrinted(Step step, String said) {
        for (String line : step.printed()) {
            String pattern = String.join(".*", Stream.of(line.strip().split("…", -1)).map(part -> Pattern.quote(part.strip())).toList());
            assertThat(said).as(step.command()).containsPattern(pattern);
        }
    }

    private static void edit(String file, String text, String replacement) throws IOException {
        Files.writeString(project.resolve(file), Files.readString(project.resolve(file)).replace(text, replacement));
    }

    private static String finish(ProcessBuilder builder) throws Exception {
        var process = builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(builder.command() + "\n" + said).isZero();
        return said;
    }

    /// Waits for that word, calls the tool, and ends it with all that it started.
    private static String serve(ProcessBuilder builder, String ready) throws Exception {
        var process = builder.start();
        try {
            var said = new StringBuilder();
            var lines = process.inputReader(StandardCharsets.UTF_8);
            while (said.indexOf(ready) < 0) {
                String line = lines.readLine();
                assertThat(line).as("ended after: %s", said).isNotNull();
                said.append(line).append('\n');
            }
            try (var client = McpClient.connect("http://localhost:" + port + "/mcp").on(JvmWorld.open()).open()) {
                assertThat(client.call("greet", JsonObject.of("name", "Ada")).text()).isEqualTo("Hi Ada");
            }
            return said.toString();
        } finally {
            var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }

    /// npm's programs need a Node that the machine may not have; what the build has downloaded is not downloaded again.
    private static ProcessBuilder shell(String command, Path where) {
        var builder = new ProcessBuilder("sh", "-c", command).directory(where.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        if (command.contains("npm")) {
            environment.put("PATH", NodeTools.required().node().getParent() + File.pathSeparator + environment.get("PATH"));
        }
        environment.put("npm_config_prefer_offline", "true");
        environment.put("npm_config_audit", "false");
        environment.put("WRANGLER_SEND_METRICS", "false");
        environment.put("WRANGLER_LOG_PATH", folder.resolve("log").toString());
        environment.put("NO_COLOR", "1");
        return builder;
    }
}
