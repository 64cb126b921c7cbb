package remotemcp.cli.connect;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import remotemcp.cli.command.Command;
import remotemcp.cli.command.CommandFailure;
import remotemcp.cli.command.StandardStreams;
import remotemcp.cli.command.UsageException;
import remotemcp.connect.BridgeCommand;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.RemoteServer;
import remotemcp.connect.Shell;
import remotemcp.json.IndentedJson;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.jvm.UserFolders;
import remotemcp.settings.Nearest;

/// Tells how a host connects to a server: the entry for its file, the command, the link, the steps. With `--write` it puts the entry into
/// the file, after it has shown what changes and been allowed to, and keeps the file as it was beside it.
public final class Connect implements Command {
    private static final Options OPTIONS = new Options()
        .addOption(Command.option("name", "NAME", "What the host shall call the server (made of its host name)"))
        .addOption(Command.flag("write", "Write the entry into the host's file, after showing the change and asking"))
        .addOption(Command.flag("yes", "With --write: do not ask"))
        .addOption(Command.option("file", "FILE", "With --write: the file, if it is not in its usual place"))
        .addOption(Command.flag("npx", "For hosts that start programs only: mcp-remote from npm instead of this program's bridge"))
        .addOption(Command.flag("json", "Print everything as JSON"));

    @Override
    public String words() {
        return "connect";
    }

    @Override
    public String operands() {
        return "HOST URL";
    }

    @Override
    public String summary() {
        return "Tell how " + names() + " connects to the server at URL";
    }

    @Override
    public Options options() {
        return OPTIONS;
    }

    @Override
    public void run(CommandLine given, StandardStreams streams) {
        List<String> operands = given.getArgList();
        if (operands.size() != 2) {
            throw new UsageException(this, operands.size() < 2 ? "HOST or URL is missing" : "only one HOST and one URL can be given");
        }
        RemoteServer server = server(operands.getLast(), given);
        HostApp host = host(operands.getFirst());
        OperatingSystem system = OperatingSystem.of(System.getProperty("os.name"));
        var places = new HostPlaces(UserFolders.own(), system);
        Connection connection = host.connect(server, system, bridge(given));
        if (given.hasOption("write")) {
            write(
                connection.file()
                    .orElseThrow(() -> new CommandFailure(host.title() + " has no file to write: leave out --write and see what to do")),
                places, given, streams);
        } else if (given.hasOption("json")) {
            streams.out().println(IndentedJson.of(json(host, connection, places)));
        } else {
            streams.out().print(new ConnectGuide(host, connection, places, streams).text());
        }
    }

    private void write(ConfigFile file, HostPlaces places, CommandLine given, StandardStreams streams) {
        Path place = given.hasOption("file") ? Path.of(given.getOptionValue("file")) : places.path(file);
        new HostFile(place, file).write(given.hasOption("yes"), streams);
    }

    /// The launcher says where it is; a program started otherwise has no name that a host could call.
    private static BridgeCommand bridge(CommandLine given) {
        String launcher = System.getProperty("remotemcp.launcher", "");
        return launcher.isEmpty() || given.hasOption("npx") ? BridgeCommand.MCP_REMOTE : BridgeCommand.ours(launcher);
    }

    private RemoteServer server(String url, CommandLine given) {
        try {
            RemoteServer server = RemoteServer.at(url);
            return given.hasOption("name") ? server.named(given.getOptionValue("name")) : server;
        } catch (IllegalArgumentException e) {
            throw new UsageException(this, e.getMessage());
        }
    }

    private HostApp host(String id) {
        return HostApp.find(id).orElseThrow(() -> new UsageException(this,
            "no host " + id + " is known; did you mean " + Nearest.to(id, ids()) + "? Known are: " + names()));
    }

    private static List<String> ids() {
        return Arrays.stream(HostApp.values()).map(HostApp::id).toList();
    }

    private static String names() {
        return ids().stream().collect(Collectors.joining(", "));
    }

    private static JsonObject json(HostApp host, Connection connection, HostPlaces places) {
        var json = JsonObject.builder().put("host", host.id()).put("title", host.title());
        connection.file()
            .ifPresent(file -> json.put("file", JsonObject.builder().put("place", places.shown(file)).put("section", file.section())
                .put("name", file.name()).put("entry", file.entry()).build()));
        return json.put("command", connection.command().map(command -> command.in(Shell.of(places.system()))))
            .put("link", connection.link()).put("steps", JsonArray.ofStrings(connection.steps())).build();
    }
}
