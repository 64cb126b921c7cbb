package remotemcp.cli.command;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// One command of the command line.
public interface Command {
    /// For commands that take the server's settings.
    String SETTINGS_NOTE =
        "Every setting of the server can also be made in the environment (REMOTE_MCP_PORT) or in DIR/remote-mcp.properties (port).";

    /// What calls it, such as `user add`.
    String words();

    /// What it needs besides options, such as `EMAIL`; empty when nothing.
    String operands();

    /// What it does, in a sentence.
    String summary();

    Options options();

    /// @throws UsageException when it was called wrongly
    /// @throws Refusal when it cannot be done
    void run(CommandLine given, StandardStreams streams);

    /// What else its help says; empty when nothing.
    default String note() {
        return "";
    }

    /// Whether this option may be given several times.
    default boolean mayRepeat(Option option) {
        return false;
    }

    /// What is typed before the options.
    default String synopsis() {
        return operands().isEmpty() ? words() : words() + " " + operands();
    }

    /// An option without a value.
    static Option flag(String name, String help) {
        return Option.builder().longOpt(name).desc(help).get();
    }

    /// @param value what its value is called in the help
    static Option option(String name, String value, String help) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(help).get();
    }
}
