package remotemcp.cli;

/// A command that could not be carried out for a reason that the person can do something about, as the message says.
final class Refusal extends RuntimeException {
    private final ExitCode code;

    Refusal(String message) {
        this(message, ExitCode.FAILED);
    }

    Refusal(String message, ExitCode code) {
        super(message);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }
}
