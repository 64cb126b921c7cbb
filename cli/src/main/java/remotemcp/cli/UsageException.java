package remotemcp.cli;

import java.util.Optional;

/// A command line that means nothing.
final class UsageException extends RuntimeException {
    private final transient Optional<Command> command;

    UsageException(String message) {
        super(message);
        this.command = Optional.empty();
    }

    UsageException(Command command, String message) {
        super(message);
        this.command = Optional.of(command);
    }

    /// The words to read on by.
    String help() {
        return "remote-mcp " + command.map(each -> each.words() + " ").orElse("") + "--help";
    }
}
