package remotemcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.tools.NodeTools;

/// The command line as a process in a real pseudo-terminal, and what a person in front of it sees and types.
final class TerminalProcess implements AutoCloseable {
    private static final int TRIES = 600;
    private static final int REST_MILLIS = 50;
    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private TerminalProcess(Process process) {
        this.process = process;
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param folder for what the process keeps; its home
    static TerminalProcess start(Path folder, int columns, int rows, String variables, String... args) throws IOException {
        NodeTools tools = NodeTools.required();
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "skipped: no program script on this machine");
        String command = CommandProcess.command(args).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        var builder = new ProcessBuilder(tools.node().toString(), Path.of("src/test/js/terminal.mjs").toAbsolutePath().toString(),
            tools.folder().toString(),
            String.valueOf(columns), String.valueOf(rows), folder.resolve("tty").toString(), "env " + variables + " " + command);
        builder.environment().remove("NO_COLOR");
        builder.environment().put("HOME", folder.toString());
        return new TerminalProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// What is on the screen now.
    JsonObject state() throws IOException {
        orders.println("{\"screen\":true}");
        return Json.parse(answers.readLine()).asObject().orElseThrow();
    }

    static String lines(JsonObject state) {
        return state.array("lines").orElse(JsonArray.of()).values().stream().map(line -> line.asString().orElse(""))
            .collect(Collectors.joining("\n"));
    }

    TerminalProcess type(String keys) {
        orders.println(JsonObject.of("keys", keys).text());
        return this;
    }

    TerminalProcess resize(int columns, int rows) {
        orders.println(JsonObject.of("size", JsonArray.of(Json.of(columns), Json.of(rows))).text());
        return this;
    }

    /// The screen, once all of this stands on it.
    String shows(String... texts) throws Exception {
        return TerminalProcess.lines(when(state -> Stream.of(texts).allMatch(lines(state)::contains), String.join(", ", texts)));
    }

    /// What is left when the command has ended.
    JsonObject ends() throws Exception {
        return when(state -> state.integer("ended").isPresent(), "the end");
    }

    private JsonObject when(Predicate<JsonObject> wanted, String words) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            JsonObject state = state();
            if (wanted.test(state)) {
                return state;
            }
            Thread.sleep(REST_MILLIS);
        }
        assertThat(lines(state())).as("never showed: %s", words).isEmpty();
        throw new IllegalStateException();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
