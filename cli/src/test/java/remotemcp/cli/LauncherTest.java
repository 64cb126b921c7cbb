package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import remotemcp.cli.ScriptCheckout.Outcome;
import remotemcp.cli.ScriptCheckout.Running;

/// The scripts of the checkout: what they hand on to what they start.
@Tag("end-to-end")
class LauncherTest {
    private static final Map<String, String> NOTHING = Map.of();

    private ScriptCheckout checkout;

    @BeforeEach
    void scripts(@TempDir Path folder) throws Exception {
        checkout = ScriptCheckout.in(folder.toRealPath().resolve("check out"));
    }

    @Test
    void a_build_sees_none_of_the_settings() throws Exception {
        var settings = Map.of("REMOTE_MCP_DATABASE", "jdbc:postgresql://production/x", "REMOTE_MCP_SECRET", "c2VjcmV0",
            "REMOTE_MCP_PUBLIC_URL", "https://mcp.example.com",
            "REMOTE_MCP_NO_SUCH", "one\nREMOTE_MCP_LINE=two");
        assertThat(checkout.run("", settings, "remote-mcp", "serve").out()).contains("remotemcp.cli.Main\nserve\n");
        assertThat(checkout.noted("builds")).isEqualTo("build\n");
        assertThat(checkout.noted("seen")).contains("JAVA_HOME=").doesNotContain("REMOTE_MCP_DATABASE", "REMOTE_MCP_SECRET",
            "REMOTE_MCP_PUBLIC_URL", "REMOTE_MCP_NO_SUCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user add ann@example.org --password-stdin", "bridge https://mcp.example.com/mcp",
        "connect cursor https://mcp.example.com/mcp --write", "init new"})
    void what_is_built_first_leaves_the_commands_input_alone(String words) throws Exception {
        var line = new ArrayList<>(List.of("remote-mcp"));
        line.addAll(List.of(words.split(" ")));
        assertThat(checkout.run("secret\n", NOTHING, line.toArray(String[]::new)).out()).endsWith("\ninput: secret\n");
        assertThat(checkout.noted("builds")).startsWith("build\n");
        assertThat(checkout.noted("read")).isEmpty();
    }

    @Test
    void of_many_processes_on_a_stale_checkout_one_builds_and_the_others_wait() throws Exception {
        everyOneOf(List.of("remote-mcp", "--version"), "remotemcp.cli.Main\n--version\n");
    }

    @Test
    void of_many_conformance_clients_on_a_stale_checkout_one_builds_and_the_others_wait() throws Exception {
        everyOneOf(List.of("dev", "conformance-client", "http://localhost/"), "client http://localhost/\n");
    }

    private void everyOneOf(List<String> words, String said) throws Exception {
        var all = new ArrayList<Running>();
        for (int i = 0; i < 6; i++) {
            all.add(checkout.start("", NOTHING, words.toArray(String[]::new)));
        }
        for (Running each : all) {
            Outcome outcome = each.await();
            assertThat(outcome.out()).as(outcome.err()).contains(said);
            assertThat(outcome.code()).as(outcome.err()).isZero();
        }
        assertThat(checkout.noted("builds")).isEqualTo("build\n");
    }

    @ParameterizedTest
    @CsvSource({"remote-mcp --version, ''", "remote-mcp --version, (unset)", "remote-mcp serve, (unset)",
        "remote-mcp bridge https://mcp.example.com/mcp, (unset)",
        "dev conformance-client http://localhost/, (unset)", "dev conformance-client http://localhost/, ''"})
    void without_a_home_folder_they_start(String words, String home) throws Exception {
        Outcome outcome = checkout.run("", Map.of("HOME", home), words.split(" "));
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("HOME", "unbound");
    }

    /// The one that `init` copies into new projects.
    @ParameterizedTest
    @ValueSource(strings = {"", "(unset)"})
    void without_a_home_folder_the_maven_wrapper_uses_the_accounts(String home) throws Exception {
        Files.createDirectories(checkout.root().resolve(".mvn/wrapper"));
        Files.copy(Path.of("../mvnw"), checkout.root().resolve("wrapper"));
        Files.writeString(checkout.root().resolve(".mvn/wrapper/maven-wrapper.properties"),
            "distributionUrl=file:///there/is/none/apache-maven-0.0-bin.zip\n");
        Outcome outcome = checkout.run("", Map.of("HOME", home, "MVNW_VERBOSE", "true"), "wrapper");
        assertThat(outcome.err()).doesNotContain("HOME", "unbound");
        assertThat(outcome.out() + outcome.err()).doesNotContain(" /.m2");
    }

    @Test
    void a_cache_is_used_when_it_was_made_for_these_jars_by_this_jdk() throws Exception {
        makeCache();
        assertThat(bridge()).contains("-XX:AOTCache=" + checkout.app().resolve("bridge.aot"));
    }

    @Test
    void a_cache_of_other_jars_is_not_used() throws Exception {
        makeCache();
        Path jar = checkout.app().resolve("remote-mcp-core-1.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        Files.writeString(jar, "another, larger one");
        Files.setLastModifiedTime(jar, time);
        assertThat(bridge()).contains("-XX:AOTMode=off").doesNotContain("AOTCache");
    }

    @Test
    void a_cache_of_older_jars_is_not_used_and_neither_is_one_of_newer_jars() throws Exception {
        makeCache();
        Path jar = checkout.app().resolve("remote-mcp-cli-1.jar");
        FileTime time = Files.getLastModifiedTime(jar);
        for (long seconds : List.of(-60L, 60L)) {
            Files.setLastModifiedTime(jar, FileTime.from(time.toInstant().plusSeconds(seconds)));
            assertThat(bridge()).contains("-XX:AOTMode=off").doesNotContain("AOTCache");
        }
    }

    @Test
    void a_cache_of_another_jdk_is_not_used() throws Exception {
        makeCache();
        Files.writeString(checkout.root().resolve("jdk/release"), "IMPLEMENTOR=\"two\"\nJAVA_VERSION=\"25.0.1\"\n");
        assertThat(bridge()).contains("-XX:AOTMode=off").doesNotContain("AOTCache");
    }

    @Test
    void a_cache_of_which_nothing_is_known_is_not_used() throws Exception {
        makeCache();
        Files.delete(checkout.app().resolve("bridge.aot.made-for"));
        assertThat(bridge()).contains("-XX:AOTMode=off").doesNotContain("AOTCache");
    }

    private void makeCache() throws Exception {
        checkout.run("", NOTHING, "remote-mcp", "--version");
        Path cache = Files.writeString(checkout.app().resolve("bridge.aot"), "cache");
        checkout.run("", Map.of("REMOTE_MCP_AOT_OUTPUT", cache.toString()), "remote-mcp", "bridge");
    }

    private String bridge() throws Exception {
        return checkout.run("", NOTHING, "remote-mcp", "bridge").out();
    }

    /// With `-version` among them, the JVM takes its options and runs nothing.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseZGC", "-XX:+UseSerialGC", "-Xms512m", "-Xmx2g -Xms300m",
        "-Xmn300m", "-XX:InitialHeapSize=512m",
        "-XX:-UseCompactObjectHeaders"})
    void the_users_own_jvm_options_take_the_place_of_ours(String options) throws Exception {
        var variables = Map.of("JAVA_HOME", System.getProperty("java.home"), "REMOTE_MCP_JAVA_OPTS", options + " -version");
        for (String command : List.of("--version", "bridge")) {
            Outcome outcome = checkout.run("", variables, "remote-mcp", command);
            assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
            assertThat(outcome.err()).contains("openjdk version").doesNotContain("warning");
        }
    }
}
