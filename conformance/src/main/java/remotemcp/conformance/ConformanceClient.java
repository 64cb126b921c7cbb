package remotemcp.conformance;

/// The command that the official conformance suite runs in its client mode: `ConformanceClient URL`, with the scenario in the environment
/// (`MCP_CONFORMANCE_SCENARIO`, `_PROTOCOL_VERSION`, `_CONTEXT`). Ends with status 0 when the client did what it should.
public final class ConformanceClient {
    private ConformanceClient() {
    }

    public static void main(String[] args) {
        if (args.length == 0) {
            System.err.println("usage: ConformanceClient URL");
            System.exit(2);
        }
        Visit visit = Visit.of(args[args.length - 1], System.getenv());
        try {
            ClientScenarios.named(visit.scenario()).run(visit);
        } catch (Exception e) {
            System.err.println(visit.scenario() + ": " + e);
            System.exit(1);
        }
        System.exit(0);
    }
}
