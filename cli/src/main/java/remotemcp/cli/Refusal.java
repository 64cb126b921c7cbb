package remotemcp.cli;

/// A command that could not be carried out for a reason that the person can do something about, as the message says.
final class Refusal extends RuntimeException {
    Refusal(String message) {
        super(message);
    }
}
