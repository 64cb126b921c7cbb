package remotemcp.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.blackbox.Http;
import remotemcp.blackbox.Person;
import remotemcp.blackbox.Target;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.tools.FreePort;
import remotemcp.tools.NodeTools;

/// The official conformance suite's authorization mode: metadata and the code grant, both scenarios of every revision.
class AuthorizationSuiteTest {
    private final NodeTools tools = NodeTools.required();
    private final Target target = Target.current();

    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"})
    void metadata_and_code_grant_pass(String revision) {
        int port = FreePort.find();
        List<String> command =
            tools.command("@modelcontextprotocol/conformance", "conformance", "authorization", "--url", target.base().toString(),
                "--client-id", register(port), "-p", String.valueOf(port), "--spec-version", revision, "-o",
                home.resolve("results").toString());
        try (ClientProcess suite = ClientProcess.start(tools, home, command, Map.of())) {
            String line = suite.await(text -> text.contains(target.base() + "/authorize?"));
            String url = line.substring(line.indexOf(target.base() + "/authorize?")).split("\\s")[0];
            Http.get(new Person(target).allow(URI.create(url)));
            assertThat(suite.exitCode()).as(suite.everything()).isZero();
            assertThat(suite.everything()).contains("authorization-server-metadata-endpoint").contains("authorization-code-grant")
                .doesNotContain("SKIPPED");
        }
    }

    private String register(int port) {
        JsonObject body = JsonObject.builder().put("client_name", "Conformance suite")
            .put("redirect_uris", JsonArray.of(Json.of("http://127.0.0.1:" + port + "/callback")))
            .put("token_endpoint_auth_method", "none").build();
        return Http.postJson(target.at("/register"), body).json().string("client_id").orElseThrow();
    }
}
