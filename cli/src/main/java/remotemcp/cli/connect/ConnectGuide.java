package remotemcp.cli.connect;

import remotemcp.cli.command.StandardStreams;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;
import remotemcp.connect.Shell;
import remotemcp.connect.ShellCommand;

/// The ways to connect a host, written for a person.
record ConnectGuide(HostApp host, Connection connection, HostPlaces places, StandardStreams streams) {

    String text() {
        var text = new StringBuilder(streams.bold(host.title()) + " on " + places.system().title() + "\n");
        connection.command().ifPresent(command -> commands(text, command));
        connection.link().ifPresent(link -> part(text, "Or open this link", link));
        connection.file().ifPresent(file -> part(text, heading(file), file.text()));
        return text.append(hasWays() ? "\nThen:\n\n" : "\n").append(steps()).toString();
    }

    private void commands(StringBuilder text, ShellCommand command) {
        String usual = command.in(Shell.of(places.system()));
        String older = command.in(Shell.CMD);
        if (places.system() == OperatingSystem.WINDOWS && !usual.equals(older)) {
            part(text, "Run, in " + Shell.POWERSHELL.title(), usual);
            part(text, "Or, in " + Shell.CMD.title(), older);
        } else {
            part(text, "Run", usual);
        }
    }

    private String steps() {
        var text = new StringBuilder();
        int count = connection.steps().size();
        for (int i = 0; i < count; i++) {
            text.append("    ").append(count > 1 ? i + 1 + ". " : "").append(connection.steps().get(i)).append('\n');
        }
        return text.toString();
    }

    private String heading(ConfigFile file) {
        return (hasCommand() ? "Or add to " : "Add to ") + places.shown(file) + " (--write does it)";
    }

    private boolean hasCommand() {
        return connection.command().isPresent() || connection.link().isPresent();
    }

    private boolean hasWays() {
        return hasCommand() || connection.file().isPresent();
    }

    private static void part(StringBuilder text, String heading, String body) {
        text.append('\n').append(heading).append(":\n\n");
        body.lines().forEach(line -> text.append("    ").append(line).append('\n'));
    }
}
