package remotemcp.cli.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.UsageException;
import remotemcp.connect.RegistryEntry;
import remotemcp.connect.RegistryEntry.Download;
import remotemcp.connect.RemoteServer;
import remotemcp.json.IndentedJson;

/// Makes the `server.json` by which the MCP registry lists a server.
public final class ConnectRegistry implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("description", "TEXT", "What the server does, in at most 100 characters"))
        .addOption(Command.option("version", "VERSION", "The server's version (1.0.0)"))
        .addOption(Command.option("bundle", "FILE", "An .mcpb bundle that connects to it"))
        .addOption(Command.option("bundle-url", "URL", "Where that bundle can be downloaded: a release on GitHub or GitLab"));

    @Override
    public String words() {
        return "connect registry";
    }

    @Override
    public String operands() {
        return "URL";
    }

    @Override
    public String summary() {
        return "Make the server.json by which the MCP registry lists the server at URL";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        if (given.getArgList().size() != 1) {
            throw new UsageException(this, "one URL is needed");
        }
        if (!given.hasOption("description")) {
            throw new UsageException(this, "what the server does is missing: --description TEXT");
        }
        if (given.hasOption("bundle") != given.hasOption("bundle-url")) {
            throw new UsageException(this, "--bundle and --bundle-url go together");
        }
        try {
            RemoteServer server = RemoteServer.at(given.getArgList().getFirst());
            var entry =
                new RegistryEntry(server, given.getOptionValue("description"), given.getOptionValue("version", "1.0.0"), bundle(given));
            streams.out().println(IndentedJson.of(entry.json()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private Optional<Download> bundle(CommandLine given) {
        if (!given.hasOption("bundle")) {
            return Optional.empty();
        }
        Path file = Path.of(given.getOptionValue("bundle"));
        if (!Files.isRegularFile(file)) {
            throw new UsageException(this, "there is no file " + file);
        }
        return Optional.of(new Download(given.getOptionValue("bundle-url"), new Bundle(file).sha256()));
    }
}
