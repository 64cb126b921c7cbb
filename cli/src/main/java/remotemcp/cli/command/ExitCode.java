package remotemcp.cli.command;

/// What a command's end tells scripts.
public enum ExitCode {
    DONE(0, "done"),
    FAILED(1, "it could not be done, or the tool that was called says that it failed"),
    USAGE(2, "it was asked for wrongly"),
    UNREACHABLE(3, "the server does not answer, or breaks the protocol"),
    UNAUTHORIZED(4, "the server wants a login, or another one");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /// For help.
    public static String explained() {
        var text = new StringBuilder("Exit codes:");
        for (ExitCode code : values()) {
            text.append("\n  ").append(code.number).append("  ").append(code.meaning);
        }
        return text.toString();
    }
}
