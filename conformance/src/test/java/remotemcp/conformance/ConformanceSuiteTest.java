package remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;

/// The official conformance suite, server mode, against the fixture server: each scenario at each revision it applies to.
class ConformanceSuiteTest {
    private static final int PATIENCE_SECONDS = 120;
    private static RunningFixtures server;

    @TempDir Path results;

    @BeforeAll
    static void start() {
        server = RunningFixtures.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "server-stateless, 2026-07-28",
        "tools-list, 2026-07-28",
        "tools-call-simple-text, 2026-07-28",
        "tools-call-image, 2026-07-28",
        "tools-call-audio, 2026-07-28",
        "tools-call-embedded-resource, 2026-07-28",
        "tools-call-mixed-content, 2026-07-28",
        "tools-call-error, 2026-07-28",
        "tools-call-with-progress, 2026-07-28",
        "prompts-list, 2026-07-28",
        "prompts-get-simple, 2026-07-28",
        "prompts-get-with-args, 2026-07-28",
        "prompts-get-embedded-resource, 2026-07-28",
        "prompts-get-with-image, 2026-07-28",
        "completion-complete, 2026-07-28",
        "dns-rebinding-protection, 2026-07-28",
        "http-header-validation, 2026-07-28",
        "http-custom-header-server-validation, 2026-07-28",
        "json-schema-2020-12, 2026-07-28",
        "input-required-result-basic-elicitation, 2026-07-28",
        "input-required-result-basic-sampling, 2026-07-28",
        "input-required-result-basic-list-roots, 2026-07-28",
        "input-required-result-request-state, 2026-07-28",
        "input-required-result-multiple-input-requests, 2026-07-28",
        "input-required-result-multi-round, 2026-07-28",
        "input-required-result-missing-input-response, 2026-07-28",
        "input-required-result-non-tool-request, 2026-07-28",
        "input-required-result-result-type, 2026-07-28",
        "input-required-result-unsupported-methods, 2026-07-28",
        "input-required-result-tampered-state, 2026-07-28",
        "input-required-result-capability-check, 2026-07-28",
        "input-required-result-ignore-extra-params, 2026-07-28",
        "input-required-result-validate-input, 2026-07-28",
        "tools-call-sampling, 2025-11-25",
        "tools-call-elicitation, 2025-11-25",
        "elicitation-sep1034-defaults, 2025-11-25",
        "elicitation-sep1330-enums, 2025-11-25",
        "tools-call-sampling, 2025-06-18",
        "tools-call-elicitation, 2025-06-18",
        "server-initialize, 2025-11-25",
        "ping, 2025-11-25",
        "server-session-lifecycle, 2025-11-25",
        "server-sse-multiple-streams, 2025-11-25",
        "tools-list, 2025-11-25",
        "tools-call-simple-text, 2025-11-25",
        "tools-call-image, 2025-11-25",
        "tools-call-audio, 2025-11-25",
        "tools-call-embedded-resource, 2025-11-25",
        "tools-call-mixed-content, 2025-11-25",
        "tools-call-error, 2025-11-25",
        "tools-call-with-progress, 2025-11-25",
        "tools-call-with-logging, 2025-11-25",
        "logging-set-level, 2025-11-25",
        "prompts-list, 2025-11-25",
        "prompts-get-simple, 2025-11-25",
        "prompts-get-with-args, 2025-11-25",
        "prompts-get-embedded-resource, 2025-11-25",
        "prompts-get-with-image, 2025-11-25",
        "completion-complete, 2025-11-25",
        "dns-rebinding-protection, 2025-11-25",
        "json-schema-2020-12, 2025-11-25",
        "server-initialize, 2025-06-18",
        "ping, 2025-06-18",
        "server-session-lifecycle, 2025-06-18",
        "tools-list, 2025-06-18",
        "tools-call-simple-text, 2025-06-18",
        "tools-call-error, 2025-06-18",
        "tools-call-with-progress, 2025-06-18",
        "prompts-list, 2025-06-18",
        "prompts-get-simple, 2025-06-18",
        "prompts-get-with-args, 2025-06-18",
        "prompts-get-embedded-resource, 2025-06-18",
        "prompts-get-with-image, 2025-06-18",
        "completion-complete, 2025-06-18",
        "resources-list, 2026-07-28",
        "resources-list, 2025-11-25",
        "resources-list, 2025-06-18",
        "resources-read-text, 2026-07-28",
        "resources-read-text, 2025-11-25",
        "resources-read-text, 2025-06-18",
        "resources-read-binary, 2026-07-28",
        "resources-read-binary, 2025-11-25",
        "resources-read-binary, 2025-06-18",
        "resources-templates-read, 2026-07-28",
        "resources-templates-read, 2025-11-25",
        "resources-templates-read, 2025-06-18",
        "resources-subscribe, 2025-11-25",
        "resources-subscribe, 2025-06-18",
        "resources-unsubscribe, 2025-11-25",
        "resources-unsubscribe, 2025-06-18",
        "sep-2164-resource-not-found, 2026-07-28",
        "caching, 2026-07-28",
        "server-session-lifecycle, 2025-03-26",
    })
    void the_scenario_passes(String scenario, String revision) throws Exception {
        List<JsonObject> checks = run(scenario, revision);
        assertThat(checks).extracting(check -> check.string("status").orElseThrow()).contains("SUCCESS");
        assertThat(checks).filteredOn(check -> Set.of("FAILURE", "WARNING").contains(check.string("status").orElseThrow())).isEmpty();
    }

    private List<JsonObject> run(String scenario, String revision) throws IOException, InterruptedException {
        var command = new ArrayList<>(NodeTools.required().command("@modelcontextprotocol/conformance", "conformance"));
        command.addAll(List.of("server", "--url", server.base() + "/mcp", "--scenario", scenario, "--spec-version", revision,
            "-o", results.toString()));
        Process suite = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(suite.getInputStream().readAllBytes());
            assertThat(suite.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(suite.exitValue()).as(output).isZero();
            return checks();
        } finally {
            suite.destroyForcibly();
        }
    }

    /// What the suite wrote down of each check.
    private List<JsonObject> checks() throws IOException {
        var checks = new ArrayList<JsonObject>();
        try (var files = Files.walk(results)) {
            for (Path file : files.filter(path -> path.endsWith("checks.json")).toList()) {
                Json.parse(Files.readAllBytes(file)).asArray().orElseThrow().forEach(check -> checks.add(check.asObject().orElseThrow()));
            }
        }
        return checks;
    }
}
