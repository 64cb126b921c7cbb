package remotemcp.conformance;

/// What the client does in one scenario of the official suite. What it throws makes the command fail.
@FunctionalInterface
public interface ClientScenario {
    void run(Visit visit) throws Exception;
}
