package remotemcp.cli.command;

import java.util.Optional;

/// A command line that means nothing.
public final class UsageException extends RuntimeException {
    private final transient Optional<Command> command;

    public UsageException(String message) {
        super(message);
        this.command = Optional.empty();
    }

    public UsageException(Command command, String message) {
        super(message);
        this.command = Optional.of(command);
    }

    /// The words to read on by.
    public String help() {
        return "remote-mcp " + command.map(each -> each.words() + " ").orElse("") + "--help";
    }
}
