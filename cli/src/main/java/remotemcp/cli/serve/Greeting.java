package remotemcp.cli.serve;

import java.nio.file.Path;
import java.util.Optional;
import remotemcp.cli.command.StandardStreams;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.Shell;
import remotemcp.demo.Demo;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.settings.Settings;

/// What `serve` says when the server is up: where it is, where its data lie, what to do next.
record Greeting(RunningServer server, Optional<String> setupLink, StandardStreams streams) {

    String text() {
        Settings settings = server.settings();
        var text = new StringBuilder("\n" + streams.bold("remote-mcp " + Demo.VERSION) + " is up\n\n");
        line(text, "MCP endpoint", server.url() + "/mcp");
        line(text, "Home page", server.url() + "/");
        line(text, "Store", settings.database().isPresent() ? "PostgreSQL, key in " + settings.data() : settings.data().toString());
        line(text, "Open to", settings.isPublic() ? "everyone who can reach it" : "this machine only");
        setupLink.ifPresent(link -> text.append("\nNobody has an account yet. This link makes the administrator's, once, within a day:\n  ")
            .append(streams.bold(link)).append("\n"));
        text.append("\nNext: open the home page; it has the text to paste into Claude, VS Code, Cursor and the MCP Inspector.\n");
        text.append(
            settings.isSignUpOpen() ? "The first client to connect is sent to a login page, where anyone on this machine can sign up.\n"
                : "More accounts: remote-mcp user add EMAIL" + dataOption(settings) + "\n");
        return text.append("Stop with Ctrl-C.\n\n").toString();
    }

    private void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(14 - name.length())).append(streams.bold(value)).append('\n');
    }

    private static String dataOption(Settings settings) {
        return settings.data().equals(Path.of("data").toAbsolutePath()) ? ""
            : " --data " + Shell.of(OperatingSystem.of(System.getProperty("os.name"))).word(settings.data().toString());
    }
}
