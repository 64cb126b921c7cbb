package remotemcp.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// What docs/guide/workers.md tells to type is typed here, in a copy of this folder, and prints what the page says. Cloudflare's API is
/// a stand-in; the build, which the scripts begin with, was made before.
class WorkersGuideTest {
    private static final Path GUIDE = Path.of("../../docs/guide/workers.md");

    @TempDir Path project;

    @Test
    void every_command_prints_what_the_guide_says_and_the_second_deployment_is_set_up() throws Exception {
        Assumptions.assumeTrue(shell("command -v npm").start().waitFor() == 0, "skipped: no npm on this machine");
        copyProject();
        try (var cloudflare = CloudflareApi.start()) {
            for (Step step : steps()) {
                String said = step.command().equals("npm run dev") ? serve() : run(step.command(), cloudflare);
                assertThat(step.printed()).as(step.command() + "\n" + said)
                    .allSatisfy(line -> assertThat(said).containsPattern(pattern(line)));
                follow(said);
            }
            assertThat(cloudflare.uploaded()).contains("\"namespace_id\":\"" + CloudflareApi.NAMESPACE + "\"");
            run("npm run deploy", cloudflare);
            assertThat(cloudflare.namespaces()).as("the second deployment finds the namespace of the first").isEqualTo(1);
            assertThat(cloudflare.uploaded()).contains("\"name\":\"OAUTH_KV\",\"type\":\"inherit\"",
                "\"text\":\"https://remote-mcp.example.workers.dev\"");
            assertThat(cloudflare.secrets()).containsOnlyKeys("REMOTE_MCP_SECRET", "REMOTE_MCP_SETUP");
            assertThat(Path.of(project.toString(), "worker-configuration.d.ts")).content().contains("OAUTH_KV: KVNamespace",
                "RECORDS: DurableObjectNamespace");
        }
    }

    @Test
    void the_readme_tells_the_same_commands() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        String block = readme.substring(readme.indexOf("```console\n") + 11);
        List<String> told = block.substring(0, block.indexOf("```")).lines().map(line -> line.split(" {2,}#")[0].strip()).toList();
        assertThat(told).isNotEmpty()
            .allSatisfy(command -> assertThat(steps()).anySatisfy(step -> assertThat(step.command()).startsWith(command)));
    }

    /// @param printed lines of its output; `…` stands for anything
    private record Step(String command, List<String> printed) {
    }

    private static List<Step> steps() throws IOException {
        var steps = new ArrayList<Step>();
        for (String block : Files.readString(GUIDE).split("```console\n")) {
            if (!block.startsWith("$ ")) {
                continue;
            }
            for (String line : block.substring(0, block.indexOf("```")).lines().toList()) {
                if (line.startsWith("$ ")) {
                    steps.add(new Step(line.substring(2), new ArrayList<>()));
                } else {
                    steps.getLast().printed().add(line);
                }
            }
        }
        return steps;
    }

    private static String pattern(String line) {
        return String.join(".*", Stream.of(line.strip().split("…", -1)).map(part -> Pattern.quote(part.strip())).toList());
    }

    private void copyProject() throws IOException {
        for (String name : List.of("package.json", "package-lock.json", "wrangler.jsonc")) {
            Files.copy(Path.of(name), project.resolve(name));
        }
        Files.createDirectories(project.resolve("target/worker"));
        try (var files = Files.list(Path.of("target/worker"))) {
            for (Path file : files.filter(file -> file.toString().endsWith("js") || file.toString().endsWith(".map")).toList()) {
                Files.copy(file, project.resolve(file.toString()));
            }
        }
    }

    /// What a person does with what was printed.
    private void follow(String said) throws IOException {
        edit("\"REMOTE_MCP_PUBLIC_URL\": \"\"", Pattern.compile("https://[\\w.-]+workers\\.dev").matcher(said).results()
            .map(found -> "\"REMOTE_MCP_PUBLIC_URL\": \"" + found.group() + "\"").findFirst());
    }

    private void edit(String text, Optional<String> replacement) throws IOException {
        if (replacement.isPresent()) {
            Path config = project.resolve("wrangler.jsonc");
            Files.writeString(config, Files.readString(config).replace(text, replacement.get()));
        }
    }

    private String run(String command, CloudflareApi cloudflare) throws Exception {
        var builder = shell(command);
        builder.environment().put("CLOUDFLARE_API_BASE_URL", cloudflare.url());
        builder.environment().put("CLOUDFLARE_API_TOKEN", "token");
        builder.environment().put("CLOUDFLARE_ACCOUNT_ID", "account");
        var process = builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(command + "\n" + said).isZero();
        return said;
    }

    /// A client logs in and calls a tool, on another port than the usual and although a domain is routed to the worker.
    private String serve() throws Exception {
        edit("\"dev\": {", Optional.of("\"routes\": [{ \"pattern\": \"mcp.example.com\", \"custom_domain\": true }],\n  \"dev\": {"));
        try {
            return served();
        } finally {
            edit("\"routes\": [{ \"pattern\": \"mcp.example.com\", \"custom_domain\": true }],", Optional.of(""));
        }
    }

    private String served() throws Exception {
        assertThat(shell("npm run vars").start().waitFor()).isZero();
        int port = FreePort.find();
        Path log = project.resolve("dev.log");
        var process = shell("exec npm run dev -- --port " + port).redirectOutput(log.toFile()).start();
        try {
            var site = URI.create("http://localhost:" + port);
            awaitReady(site.resolve("/health/ready"), process, log);
            var guest = new Guest(site);
            assertThat(get(site.resolve("/.well-known/oauth-authorization-server"))).contains("\"issuer\":\"" + site + "\"");
            var tokens = guest.login(guest.register());
            assertThat(guest.add(tokens.string("access_token").orElseThrow()).body()).contains("\"42\"");
            return Files.readString(log).replace(":" + port, ":8787");
        } finally {
            var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }

    private static String get(URI url) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString())
            .body();
    }

    private static void awaitReady(URI url, Process process, Path log) throws Exception {
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
        for (int i = 0; i < 600; i++) {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            try {
                if (HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            Thread.sleep(200);
        }
        throw new AssertionError(Files.readString(log));
    }

    /// Without the scripts that npm runs before others: they build what this build has built.
    private ProcessBuilder shell(String command) {
        var builder = new ProcessBuilder("sh", "-c", command).directory(project.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("PATH", NodeTools.required().node().getParent() + java.io.File.pathSeparator + environment.get("PATH"));
        environment.put("npm_config_ignore_scripts", "true");
        environment.put("npm_config_prefer_offline", "true");
        environment.put("npm_config_audit", "false");
        environment.put("WRANGLER_SEND_METRICS", "false");
        environment.put("WRANGLER_LOG_PATH", project.resolve("log").toString());
        environment.put("NO_COLOR", "1");
        return builder;
    }
}
