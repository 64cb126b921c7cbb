package remotemcp.hosts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.readme.ReadmeTest;
import remotemcp.tools.NodeTools;

/// A host in a real pseudo-terminal, and what a person in front of it sees and types.
final class HostTerminal implements AutoCloseable {
    private static final int TRIES = 900;
    private static final int REST_MILLIS = 200;

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private HostTerminal(Process process) {
        this.process = process;
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static HostTerminal start(NodeTools tools, Path folder, HostHome home, List<String> command) {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "skipped: no program script on this machine");
        Path emulator = ReadmeTest.root().resolve("cli/src/test/js/terminal.mjs");
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        try {
            var builder = new ProcessBuilder(tools.node().toString(), emulator.toString(), tools.folder().toString(), "140", "50",
                folder.resolve("tty").toString(), line).directory(home.work().toFile());
            builder.environment().clear();
            builder.environment().putAll(home.environment());
            return new HostTerminal(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HostTerminal type(String keys) {
        orders.println(JsonObject.of("keys", keys).text());
        return this;
    }

    /// Types the words as a person does, who sees them before pressing Enter: pasted text would get a line break instead.
    HostTerminal enter(String words) {
        for (char letter : words.toCharArray()) {
            type(String.valueOf(letter));
            rest(30);
        }
        rest(500);
        return type("\r");
    }

    String screen() {
        return state().array("lines").orElse(JsonArray.of()).values().stream().map(line -> line.asString().orElse("").stripTrailing())
            .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /// The screen, once one of these texts stands on it.
    String shows(String... texts) {
        return until(() -> Stream.of(texts).anyMatch(screen()::contains), String.join(" or ", texts));
    }

    /// The screen once that holds.
    String until(BooleanSupplier wanted, String words) {
        for (int i = 0; i < TRIES; i++) {
            if (wanted.getAsBoolean()) {
                return screen();
            }
            rest(REST_MILLIS);
        }
        throw new AssertionError("never: " + words + "; the screen:\n" + screen());
    }

    /// Whether that holds before so many seconds have gone.
    boolean within(int seconds, BooleanSupplier wanted) {
        for (long end = System.nanoTime() + seconds * 1_000_000_000L; System.nanoTime() < end; rest(REST_MILLIS)) {
            if (wanted.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    boolean hasEnded() {
        return state().integer("ended").isPresent();
    }

    void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList().forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized JsonObject state() {
        orders.println("{\"screen\":true}");
        try {
            return Json.parse(answers.readLine()).asObject().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
