package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command line as a process of its own, with the classes under test.
final class CommandProcess implements AutoCloseable {
    private final Process process;
    private final Path errors;

    private CommandProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /// What a finished command said.
    record Outcome(int code, String out, String err) {
    }

    static CommandProcess start(Path folder, String... args) throws IOException {
        return start(folder, Map.of(), args);
    }

    /// @param variables of its environment, besides ours
    static CommandProcess start(Path folder, Map<String, String> variables, String... args) throws IOException {
        Path errors = Files.createTempFile(folder, "stderr", ".txt");
        var builder = new ProcessBuilder(command(args)).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REMOTE_MCP_"));
        builder.environment().putAll(variables);
        return new CommandProcess(builder.start(), errors);
    }

    /// The words that start the command line in a process.
    static List<String> command(String... args) {
        var command = new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    static Outcome run(Path folder, String input, String... args) throws Exception {
        return run(folder, Map.of(), input, args);
    }

    static Outcome run(Path folder, Map<String, String> variables, String input, String... args) throws Exception {
        try (var command = start(folder, variables, args)) {
            try (var in = command.process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException notRead) {
                // The command ended without reading it.
            }
            String out = new String(command.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(command.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Outcome(command.process.exitValue(), out, Files.readString(command.errors));
        }
    }

    /// What it prints up to and with a line that contains this text.
    String outputUpTo(String text) throws IOException {
        var seen = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(text)) {
                return seen.toString();
            }
        }
        throw new AssertionError("ended without saying " + text + ": " + seen + Files.readString(errors));
    }

    /// Asks it to end, as Ctrl-C and a service's stop do; answers its exit code.
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /// Ends it without warning, as `kill -9` does.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
