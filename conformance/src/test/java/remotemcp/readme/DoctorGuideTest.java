package remotemcp.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import remotemcp.blackbox.JudgedRuntime;
import remotemcp.demo.Demo;
import remotemcp.doctor.play.ClientApp;
import remotemcp.doctor.report.Phase;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.Jvm;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.settings.Settings;
import remotemcp.settings.Setting;

/// The commands of the doctor's guide do what it says, and its test is one that is run.
@Tag(JudgedRuntime.NEITHER)
class DoctorGuideTest {
    private static final Path ROOT = ReadmeTest.root();

    @TempDir Path folder;

    @Test
    void every_command_is_typed_as_it_stands_there() throws Exception {
        var said = new ArrayList<String>();
        try (RunningServer server = Jvm.serve((platform, settings) -> Demo.on(platform, JvmWorld.open(), settings.common(), true),
            Settings.read(Map.of(), Map.of(Setting.PORT, "0", Setting.DATA, folder.toString())))) {
            for (String command : blocks("sh").getFirst().lines().toList()) {
                said.add(typed(command.replace(":8787/", ":" + server.port() + "/")));
            }
        }
        assertThat(said).hasSize(4);
        assertThat(said.getFirst()).contains("ok       Who has no token is answered 401",
            "Claude         nothing against it as far as the login", "Score          100 of 100").doesNotContain("\u001b");
        assertThat(said.get(1)).contains("Claude  ").doesNotContain("ChatGPT  ");
        JsonObject report = Json.parse(said.getLast()).asObject().orElseThrow();
        assertThat(guide()).contains(report.keys().stream().map(key -> "`" + key + "`").toList());
        assertThat(report.integer("score")).hasValue(100);
        assertThat(report.bool("complete")).hasValue(false);
        assertThat(report.object("clients").orElseThrow().keys())
            .containsExactlyInAnyOrder(Stream.of(ClientApp.values()).map(ClientApp::word).toArray(String[]::new));
    }

    @Test
    void the_test_of_the_guide_is_the_one_that_is_run() throws IOException {
        assertThat(blocks("java"))
            .containsExactly(Files.readString(ROOT.resolve("testkit/src/test/java/remotemcp/testkit/GreeterHealthTest.java")));
    }

    @Test
    void every_step_is_in_the_table() throws IOException {
        String guide = guide();
        assertThat(Phase.values()).allSatisfy(phase -> assertThat(guide).contains(phase.title()));
    }

    private String typed(String command) throws Exception {
        var builder = new ProcessBuilder("sh", "-c", command).directory(ROOT.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().putIfAbsent("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
        builder.environment().remove("XDG_CONFIG_HOME");
        Path said = folder.resolve("said");
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command).isTrue();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static List<String> blocks(String language) throws IOException {
        return Stream.of(guide().split("```" + language + "\n")).skip(1).map(rest -> rest.substring(0, rest.indexOf("```"))).toList();
    }

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/guide/doctor.md"));
    }
}
