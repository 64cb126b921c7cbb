package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import remotemcp.cli.command.StandardStreams;
import remotemcp.hosts.HostProfile;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// `inspect --as HOST` against recordings of the hosts themselves: tools/hosts/record.sh ran each of them, as npm has it, with these servers
/// and a pretend model, and wrote down what that model got.
@Timeout(120)
class RecordedHostsTest {
    private static final List<String> SERVERS = List.of("plain", "odd", "long", "boolean");

    static Stream<Arguments> hostsAndServers() {
        return Arrays.stream(HostProfile.values()).flatMap(host -> SERVERS.stream().map(server -> Arguments.of(host, server)));
    }

    @ParameterizedTest
    @MethodSource("hostsAndServers")
    void names_descriptions_schemas_and_instructions_are_those_that_the_hosts_model_got(HostProfile host, String server)
        throws IOException {
        JsonObject recorded = recording(host, server);
        assertThat(recorded.string("version")).as("the version that was recorded").hasValue(host.version());
        assertThat(recorded.string("recorded")).hasValue(HostProfile.MEASURED);
        try (FixtureServer fixture = FixtureServer.start(server)) {
            JsonObject shown = run("inspect", fixture.url(), "--as", host.id(), "--name", "fixture", "--json");
            assertThat(shown.string("beforeSearch")).isEqualTo(recorded.string("beforeSearch"));
            assertThat(shown.string("instructions")).isEqualTo(recorded.string("instructions"));
            assertThat(lines(shown)).isEqualTo(lines(recorded));
        }
    }

    @ParameterizedTest
    @MethodSource("hostsAndServers")
    void results_are_those_that_the_hosts_model_got(HostProfile host, String server) throws IOException {
        JsonArray results = recording(host, server).array("results").orElseThrow();
        try (FixtureServer fixture = FixtureServer.start(server)) {
            int number = 0;
            for (JsonObject call : fixture.calls()) {
                if (recording(host, server).array("tools").orElseThrow().size() == 0) {
                    continue;
                }
                JsonObject shown = run("inspect", fixture.url(), "--as", host.id(), "--name", "fixture", "--json", "--call",
                    call.string("name").orElseThrow(),
                    "--arguments", call.object("arguments").orElseThrow().text());
                assertThat(shown.object("result").orElseThrow().text()).as(call.object("arguments").orElseThrow().text())
                    .isEqualTo(results.values().get(number++).text());
            }
            assertThat(number).isEqualTo(results.size());
        }
    }

    private static JsonObject recording(HostProfile host, String server) throws IOException {
        return FixtureServer.read(host.id() + "-" + server);
    }

    private static List<String> lines(JsonObject model) {
        return model.array("tools").orElseThrow().values().stream().map(Json::text).toList();
    }

    private static JsonObject run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
            Main.run(List.of(words), new StandardStreams(InputStream.nullInputStream(), new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return Json.parse(out.toString(StandardCharsets.UTF_8)).asObject().orElseThrow();
    }
}
