package remotemcp.cli.connect;

import remotemcp.cli.command.Streams;
import remotemcp.connect.ConfigFile;
import remotemcp.connect.Connection;
import remotemcp.connect.HostApp;
import remotemcp.connect.OperatingSystem;

/// The ways to connect a host, written for a person.
record ConnectGuide(HostApp host, Connection connection, OperatingSystem system, Streams streams) {

    String text() {
        var text = new StringBuilder(streams.bold(host.title()) + " on " + system.title() + "\n");
        connection.command().ifPresent(command -> part(text, "Run", command));
        connection.link().ifPresent(link -> part(text, "Or open this link", link));
        connection.file().ifPresent(file -> part(text, heading(file), file.text()));
        return text.append(hasWays() ? "\nThen:\n\n" : "\n").append(steps()).toString();
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
        return (hasCommand() ? "Or add to " : "Add to ") + file.place() + " (--write does it)";
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
