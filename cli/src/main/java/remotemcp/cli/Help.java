package remotemcp.cli;

import java.util.List;

/// The texts that explain the command line.
final class Help {
    private static final int MARGIN = 24;

    private Help() {
    }

    static String of(List<Command> commands) {
        var text = new StringBuilder("remote-mcp COMMAND [OPTIONS]\n\nCommands:\n");
        for (Command command : commands) {
            line(text, command.words() + (command.operands().isEmpty() ? "" : " " + command.operands()), command.summary());
        }
        text.append("\nOptions:\n");
        line(text, "--help", "Explain a command: remote-mcp COMMAND --help");
        line(text, "--version", "Print the version");
        return text.toString();
    }

    static String of(Command command) {
        var text = new StringBuilder("remote-mcp ").append(command.words());
        for (Option option : command.options()) {
            text.append(" [").append(option.synopsis()).append(']');
        }
        if (!command.operands().isEmpty()) {
            text.append(' ').append(command.operands());
        }
        text.append("\n\n").append(command.summary()).append("\n\nOptions:\n");
        for (Option option : command.options()) {
            line(text, option.synopsis(), option.help());
        }
        return text.append("\nEverything can also be set in the environment (REMOTE_MCP_PORT) or in DIR/remote-mcp.properties (port).\n").toString();
    }

    private static void line(StringBuilder text, String name, String explanation) {
        text.append("  ").append(name).append(" ".repeat(Math.max(2, MARGIN - name.length()))).append(explanation).append('\n');
    }
}
