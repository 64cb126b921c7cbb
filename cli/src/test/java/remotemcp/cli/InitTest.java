package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import remotemcp.cli.command.StandardStreams;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What `init` refuses, and that its template is in step with the rest of this repository. The project that it makes is built and run by the
/// test of its guide.
class InitTest {
    private static final Path TEMPLATE = Path.of("src/main/project");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    private int init(String... words) {
        var all = new java.util.ArrayList<>(List.of("init"));
        all.addAll(List.of(words));
        return Main.run(all, new StandardStreams(InputStream.nullInputStream(), new PrintStream(out), new PrintStream(err), false));
    }

    @ParameterizedTest
    @CsvSource({"MyServer, my-server", "my_server, my-server", "my server, my-server", "9lives, lives", "ends-, ends", "../up, up",
        "ÄÖ, my-server"})
    void a_name_that_cannot_name_a_worker_is_answered_with_one_that_can(String written, String better) {
        assertThat(init(written)).isEqualTo(2);
        assertThat(err.toString()).startsWith("remote-mcp: " + written + " cannot name a worker").contains("such as " + better + "\n");
    }

    @Test
    void a_package_that_java_would_not_have_is_refused() {
        assertThat(init("new", "--dir", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("com.example.new cannot be a Java package", "--package", "com.example.newserver");
        assertThat(init("fine", "--package", "no-package")).isEqualTo(2);
        assertThat(init("fine", "--package", "java.lang")).isEqualTo(2);
        assertThat(init("fine", "--group", "no group")).isEqualTo(2);
        assertThat(init()).isEqualTo(2);
        assertThat(err.toString()).contains("no-package cannot be", "java.lang cannot be", "no group cannot be a Maven group",
            "NAME is missing");
    }

    @Test
    void nothing_is_written_over() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThat(init("fine", "--dir", folder.toString())).isEqualTo(1);
        assertThat(init("fine", "--dir", mine.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(folder + " is there already and not empty", mine + " is there already", "--dir")
            .hasLineCount(2);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(mine);
        }
    }

    @Test
    void without_a_checkout_it_says_what_is_missing_and_makes_nothing() {
        assertThat(init("fine", "--dir", folder.resolve("fine").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("./remote-mcp of a checkout").hasLineCount(1);
        assertThat(folder.resolve("fine")).doesNotExist();
    }

    /// The lock of wrangler's packages is the demo worker's.
    @Test
    void the_template_wants_the_packages_that_are_locked() throws IOException {
        JsonObject own = json(TEMPLATE.resolve("package.json"));
        JsonObject locked = json(Path.of("../demo/worker/package.json"));
        assertThat(own.find("devDependencies")).isEqualTo(locked.find("devDependencies"));
        assertThat(own.find("optionalDependencies")).isEqualTo(locked.find("optionalDependencies"));
    }

    @Test
    void the_worker_of_the_template_has_the_bindings_of_the_smallest_one() throws IOException {
        assertThat(Files.readString(TEMPLATE.resolve("wrangler.jsonc")))
            .isEqualTo(Files.readString(Path.of("../examples/worker-minimal/wrangler.jsonc")).replace("greeter", "my-server"));
    }

    private static JsonObject json(Path file) throws IOException {
        return Json.parse(Files.readString(file)).asObject().orElseThrow();
    }
}
