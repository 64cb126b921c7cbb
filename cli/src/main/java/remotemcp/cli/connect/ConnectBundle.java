package remotemcp.cli.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.UsageException;
import remotemcp.connect.BundleManifest;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;
import remotemcp.demo.Demo;
import remotemcp.json.IndentedJson;
import remotemcp.json.JsonObject;

/// Makes an `.mcpb` bundle of the bridge, which Claude Desktop and others install with a double click, without Node or Java on the machine.
public final class ConnectBundle implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("name", "NAME", "What hosts shall call the server (made of its host name)"))
        .addOption(Command.option("out", "FILE", "The file to write (NAME.mcpb)"))
        .addOption(Command.flag("json", "Print file, size and checksum as JSON"));

    @Override
    public String words() {
        return "connect mcpb";
    }

    @Override
    public String operands() {
        return "[URL]";
    }

    @Override
    public String summary() {
        return "Make an .mcpb bundle that connects this operating system's Claude Desktop to the server at URL, or to one its user names";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        if (given.getArgList().size() > 1) {
            throw new UsageException(this, "only one URL can be given");
        }
        OperatingSystem system = OperatingSystem.of(System.getProperty("os.name"));
        List<Path> jars = Bundle.jars();
        var manifest = new BundleManifest(server(given), Demo.VERSION, system, Bundle.program(jars, system));
        Path file = Path.of(given.getOptionValue("out", manifest.name() + ".mcpb"));
        streams.err().println("Packing the bridge with the Java runtime it needs (about ten seconds) …");
        Bundle bundle = Bundle.write(file, manifest, jars);
        streams.out().println(given.hasOption("json") ? IndentedJson.of(json(bundle)) : text(bundle, system));
    }

    private Optional<RemoteServer> server(CommandLine given) {
        try {
            Optional<RemoteServer> server = given.getArgList().stream().findFirst().map(RemoteServer::at);
            return given.hasOption("name") ? server.map(each -> each.named(given.getOptionValue("name"))) : server;
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private static String text(Bundle bundle, OperatingSystem system) {
        return bundle.file() + ", " + (bundle.size() >> 20) + " MiB, for " + system.title() + " on " + System.getProperty("os.arch")
            + "\nSHA-256 " + bundle.sha256()
            + "\n\nOpen it with Claude Desktop (or choose it under Settings → Extensions) and sign in when the browser opens.";
    }

    private static JsonObject json(Bundle bundle) {
        return JsonObject.builder().put("file", bundle.file().toString()).put("size", bundle.size()).put("fileSha256", bundle.sha256())
            .build();
    }
}
