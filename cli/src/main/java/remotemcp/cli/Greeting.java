package remotemcp.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import remotemcp.demo.Demo;
import remotemcp.jvm.RunningServer;
import remotemcp.jvm.settings.Settings;

/// What `serve` says when the server is up: where it is, where its data lie, what to do next. In colours on a terminal only.
final class Greeting {
    private Greeting() {
    }

    static String of(RunningServer server, Optional<String> setupLink) {
        Settings settings = server.settings();
        var text = new StringBuilder();
        text.append("\n@|bold remote-mcp ").append(Demo.VERSION).append("|@ is up\n\n");
        line(text, "MCP endpoint", server.url() + "/mcp");
        line(text, "Home page", server.url() + "/");
        line(text, "Store", store(settings));
        line(text, "Open to", settings.isPublic() ? "everyone who can reach it" : "this machine only");
        setupLink.ifPresent(link -> text.append("\nNobody has an account yet. This link makes the administrator's, once, within a day:\n  @|bold ")
            .append(link).append("|@\n"));
        text.append("\nNext: open the home page; it has the text to paste into Claude, VS Code, Cursor and the MCP Inspector.\n");
        if (settings.isSignUpOpen()) {
            text.append("The first client to connect is sent to a login page, where anyone on this machine can sign up.\n");
        } else {
            text.append("More accounts: remote-mcp user add EMAIL").append(dataOption(settings)).append("\n");
        }
        return Ansi.AUTO.string(text.append("Stop with Ctrl-C.\n\n").toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(" ".repeat(14 - name.length())).append("@|bold ").append(value).append("|@\n");
    }

    private static String store(Settings settings) {
        return settings.database().map(url -> "PostgreSQL, key in " + settings.data()).orElse(settings.data().toString());
    }

    private static String dataOption(Settings settings) {
        return settings.data().equals(Path.of("data").toAbsolutePath()) ? "" : " --data " + settings.data();
    }
}
