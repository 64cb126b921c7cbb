package remotemcp.cli.connect;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.connect.ConfigFile;
import remotemcp.json.JsonException;

/// A host's file on this machine. It is replaced in one step, and what it was stays beside it.
record HostFile(Path place, ConfigFile entry) {
    private static final int CONTEXT_LINES = 3;
    /// As Linux has it: more links are a circle.
    private static final int MOST_LINKS = 40;

    /// Shows the change, asks unless it is allowed already, and makes it.
    ///
    /// @throws Refusal when the file cannot be changed without losing something, or nobody has allowed it
    void write(boolean allowed, StandardStreams streams) {
        String before = read();
        String after = after(before);
        if (before.equals(after)) {
            streams.out().println(place + " has this entry already.");
            return;
        }
        difference(before, after).forEach(streams.out()::println);
        if (!allowed && !agrees(streams)) {
            throw new CommandFailure("nothing was written (--yes allows it without being asked)");
        }
        if (!read().equals(before)) {
            throw new CommandFailure(place + " has changed meanwhile; nothing was written: try again");
        }
        replace(after, !before.isEmpty(), streams);
    }

    private List<String> difference(String before, String after) {
        List<String> old = before.lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(place.toString(), place.toString(), old, DiffUtils.diff(old, after.lines().toList()),
            CONTEXT_LINES);
    }

    private String read() {
        try {
            return Files.exists(place) ? Files.readString(place) : "";
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + place + ": " + e.getMessage());
        }
    }

    private String after(String before) {
        try {
            return entry.addedTo(before);
        } catch (JsonException | IllegalArgumentException e) {
            throw new CommandFailure(place + " is not plain JSON that could be changed without losing something (" + e.getMessage()
                + "). Add the entry by hand:\n\n" + entry.text());
        }
    }

    private boolean agrees(StandardStreams streams) {
        streams.out().print("Write this to " + place + "? [y/N] ");
        streams.out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8)).readLine();
            return answer != null && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(String text, boolean isKept, StandardStreams streams) {
        try {
            Path real = real();
            boolean exists = Files.exists(real);
            if (isKept) {
                Path kept = freeName(real);
                Files.copy(real, kept, StandardCopyOption.COPY_ATTRIBUTES);
                streams.out().println("Kept what it was in " + kept);
            }
            Path fresh = Files.createTempFile(real.getParent(), "remote-mcp", ".json");
            Files.writeString(fresh, text);
            if (exists && Files.getFileStore(real).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(real));
            }
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            streams.out().println("Wrote " + place);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + place + ": " + e.getMessage());
        }
    }

    /// Where the file is, or is to be, at the end of all links: people keep such files elsewhere and link them in, so a link stays a link.
    private Path real() throws IOException {
        Path at = inItsFolder(place.toAbsolutePath());
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("too many links");
            }
            at = inItsFolder(at.resolveSibling(Files.readSymbolicLink(at)));
        }
        return at;
    }

    /// The folder is made when it is missing.
    private static Path inItsFolder(Path file) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        return file.getParent().toRealPath().resolve(file.getFileName());
    }

    private static Path freeName(Path file) {
        Path name = file.resolveSibling(file.getFileName() + ".bak");
        for (int i = 1; Files.exists(name); i++) {
            name = file.resolveSibling(file.getFileName() + ".bak" + i);
        }
        return name;
    }
}
