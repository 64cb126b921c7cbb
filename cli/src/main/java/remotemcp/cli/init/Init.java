package remotemcp.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;

/// Makes a project of one's own: a server with one tool and its test, for the JVM and for Cloudflare Workers. It brings along the libraries that it
/// is built with.
public final class Init implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("dir", "DIR", "The folder to make (./NAME)"))
        .addOption(Command.option("group", "GROUP", "The Maven group (com.example)"))
        .addOption(Command.option("package", "PACKAGE", "The Java package (the group, and the letters of NAME)"));

    @Override
    public String words() {
        return "init";
    }

    @Override
    public String operands() {
        return "NAME";
    }

    @Override
    public String summary() {
        return "Make a new project: a server with one tool and its test, for the JVM and for Cloudflare Workers";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        ProjectNames names = ProjectNames.read(this, given);
        String written = given.getOptionValue("dir", names.name());
        Path folder = Path.of(written).toAbsolutePath().normalize();
        try {
            refuseOccupied(folder);
            LibraryRepository library = LibraryRepository.in(libraryFolder());
            Files.createDirectories(folder);
            new ProjectTemplate(names, library.version()).writeTo(folder);
            library.copyTo(folder.resolve("repository"));
        } catch (IOException e) {
            throw new CommandFailure("cannot make " + folder + ": " + e);
        }
        streams.out().print(next(names, written, folder, streams));
    }

    /// Nothing of anybody's is written over.
    private static void refuseOccupied(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(folder + " is there already: choose another NAME, or another folder with --dir");
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new CommandFailure(folder + " is there already and not empty: choose another NAME, or another folder with --dir");
            }
        }
    }

    /// The launcher has built it.
    private static Path libraryFolder() {
        String launcher = System.getProperty("remotemcp.launcher");
        Path folder = launcher == null ? Path.of("") : Path.of(launcher).resolveSibling("library/target/repository");
        if (launcher == null || !Files.isDirectory(folder)) {
            throw new CommandFailure("init works with ./remote-mcp of a checkout only, which builds the libraries that the project needs");
        }
        return folder;
    }

    private static String next(ProjectNames names, String written, Path folder, StandardStreams streams) {
        return "Made " + streams.bold(names.name()) + " in " + folder + ". Next:\n\n  cd " + written
            + "\n  ./mvnw -q test                  # calls its tool greet over HTTP\n"
            + "  ./mvnw -q compile exec:exec     # starts it: http://localhost:8080/mcp\n\n"
            + "README.md there tells the rest: how clients connect, Cloudflare Workers, deployment.\n";
    }
}
