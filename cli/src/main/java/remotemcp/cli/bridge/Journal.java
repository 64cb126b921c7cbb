package remotemcp.cli.bridge;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import remotemcp.bridge.Notices;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.Terminal;

/// What the bridge tells of itself: on standard error, which hosts keep in their logs, and in a file if one is wished. A host that does not read standard error,
/// or has closed it, holds nothing up.
///
/// @param verbose whether each step is told, too
/// @param file told every step, with the time
record Journal(BackgroundPrinter errors, boolean verbose, Optional<PrintStream> file) implements Notices, AutoCloseable {

    /// @param file `null` for none
    /// @throws Refusal when the file cannot be written
    static Journal open(PrintStream errors, boolean verbose, String file) {
        try {
            Optional<PrintStream> kept = file == null ? Optional.empty() : Optional.of(new PrintStream(
                Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND), true, StandardCharsets.UTF_8));
            return new Journal(new BackgroundPrinter(errors), verbose, kept);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailure("cannot write the log file: " + e.getMessage());
        }
    }

    @Override
    public void tell(String line) {
        String safe = Terminal.line(line, 4000);
        errors.print("remote-mcp: " + safe);
        keep(safe);
    }

    @Override
    public void detail(String line) {
        if (!verbose && file.isEmpty()) {
            return;
        }
        String safe = Terminal.line(line, 4000);
        if (verbose) {
            errors.print("remote-mcp: " + safe);
        }
        keep(safe);
    }

    @Override
    public void bug(RuntimeException fault) {
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace, true));
        errors.print("remote-mcp: this is a bug of ours, please report it with what follows");
        errors.print(trace.toString());
        file.ifPresent(fault::printStackTrace);
    }

    private void keep(String line) {
        file.ifPresent(to -> to.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + line));
    }

    @Override
    public void close() {
        errors.close();
        file.ifPresent(PrintStream::close);
    }
}
