package remotemcp.cli.command;

import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.OptionFormatter;

/// The texts that explain the command line. The lines are laid out here: the library's tables cannot go without headings, and fill every
/// line up with spaces.
public final class Help {
    private static final int MARGIN = 24;
    private static final int MOST_IN_LINE = 19;
    private static final HelpFormatter FORMATTER = HelpFormatter.builder()
        .setComparator((one, other) -> 0).setOptionFormatBuilder(OptionFormatter.builder().setArgumentNameDelimiters("", "")).get();

    private Help() {
    }

    public static String of(List<Command> commands) {
        var text = new StringBuilder("remote-mcp COMMAND [OPTIONS]\n\nCommands:\n");
        for (Command command : commands) {
            line(text, command.synopsis(), command.summary());
        }
        text.append("\nOptions:\n");
        line(text, "--help", "Explain a command: remote-mcp COMMAND --help");
        line(text, "--version", "Print the version");
        return text.toString();
    }

    public static String of(Command command) {
        Options options = command.options();
        var text = new StringBuilder("remote-mcp ").append(command.synopsis()).append(' ')
            .append(options.getOptions().size() > MOST_IN_LINE ? "[OPTIONS]" : FORMATTER.toSyntaxOptions(options));
        text.append("\n\n").append(command.summary()).append("\n\nOptions:\n");
        for (Option option : options.getOptions()) {
            line(text, FORMATTER.getOptionFormatter(option).toSyntaxOption(true), option.getDescription());
        }
        return text.append(command.note().isEmpty() ? "" : "\n" + command.note() + "\n").toString();
    }

    private static void line(StringBuilder text, String name, String explanation) {
        text.append("  ").append(name).append(" ".repeat(Math.max(2, MARGIN - name.length()))).append(explanation).append('\n');
    }
}
