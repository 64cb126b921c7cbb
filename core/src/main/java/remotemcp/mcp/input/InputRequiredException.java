package remotemcp.mcp.input;

/// Leaves a request that cannot go on before its client has answered. Let it pass: the client answers, and the work runs again from its
/// beginning with the answers.
public final class InputRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InputRequiredException() {
        super("the client has to answer first", null, false, false);
    }
}
