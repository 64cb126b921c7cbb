package remotemcp.cli.command;

/// A command that could not be carried out for a reason that the person can do something about, as the message says.
public final class CommandFailure extends RuntimeException {
    private final ExitCode code;

    public CommandFailure(String message) {
        this(message, ExitCode.FAILED);
    }

    public CommandFailure(String message, ExitCode code) {
        super(message);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
