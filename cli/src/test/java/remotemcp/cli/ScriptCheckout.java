package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A checkout with the real scripts, a JDK whose `java` prints its arguments and its input, and a Maven that takes a while and notes what it
/// sees. It has not been built yet.
record ScriptCheckout(Path root) {
    private static final Path REAL = Path.of("..").toAbsolutePath().normalize();
    private static final String JAVA = """
        #!/bin/sh
        printf '%s\\n' "$@"
        echo input: "$(cat)"
        """;
    private static final String MAVEN = """
        #!/bin/sh
        cd "$(dirname "$0")"
        echo build >>builds
        env >>seen
        cat >>read
        sleep 1
        mkdir -p cli/target/app conformance/target library/target
        for jar in cli core jvm demo; do echo $jar >cli/target/app/remote-mcp-$jar-1.jar; done
        echo cli >cli/target/app/commons-cli-1.jar
        printf '#!/bin/sh\\necho client "$@"\\n' >conformance/target/conformance-client
        chmod +x conformance/target/conformance-client
        """;

    /// What a finished script said.
    record Outcome(int code, String out, String err) {
    }

    static ScriptCheckout in(Path root) throws IOException {
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("jdk/bin"));
        Files.createDirectories(root.resolve("jdk/lib"));
        for (String module : List.of("core", "runtime/jvm", "conformance", "demo", "cli")) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
        }
        for (String script : List.of("remote-mcp", "dev", ".mvn/jdk.sh")) {
            Files.copy(REAL.resolve(script), root.resolve(script));
        }
        Files.writeString(root.resolve("jdk/release"), "IMPLEMENTOR=\"one\"\nJAVA_VERSION=\"25.0.1\"\n");
        Files.writeString(root.resolve("jdk/lib/modules"), "modules");
        executable(root.resolve("jdk/bin/java"), JAVA);
        executable(root.resolve("jdk/bin/javac"), JAVA);
        executable(root.resolve("mvnw"), MAVEN);
        return new ScriptCheckout(root);
    }

    static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path app() {
        return root.resolve("cli/target/app");
    }

    /// What Maven noted in that file; empty when it has not run.
    String noted(String file) throws IOException {
        return Files.exists(root.resolve(file)) ? Files.readString(root.resolve(file)) : "";
    }

    Outcome run(String input, Map<String, String> variables, String... words) throws Exception {
        return start(input, variables, words).await();
    }

    Running start(String input, Map<String, String> variables, String... words) throws IOException {
        var command = new ArrayList<>(List.of(root.resolve(words[0]).toString()));
        command.addAll(List.of(words).subList(1, words.length));
        Path out = Files.createTempFile(root, "out", ".txt");
        Path err = Files.createTempFile(root, "err", ".txt");
        Path in = Files.writeString(Files.createTempFile(root, "in", ".txt"), input);
        var builder = new ProcessBuilder(command).directory(root.toFile()).redirectInput(in.toFile()).redirectOutput(out.toFile())
            .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REMOTE_MCP_"));
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().putAll(variables);
        builder.environment().values().removeIf("(unset)"::equals);
        return new Running(builder.start(), out, err);
    }

    /// A script that has been started.
    record Running(Process process, Path out, Path err) {
        Outcome await() throws Exception {
            try {
                assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(() -> "it goes on").isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        }
    }
}
