package remotemcp.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import remotemcp.client.McpClient;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;
import remotemcp.jvm.client.ProcessSource;

/// One visit of the command under test to a mock server of the official suite, as the suite describes it in the environment.
///
/// @param url the mock server
/// @param revision the protocol revision of the requirements that are checked
/// @param context what the scenario gives to its client; empty for most
/// @param bridge the words that start a program to go through; none to go straight
public record Visit(String scenario, String url, String revision, JsonObject context, List<String> bridge) {
    /// In the environment: the words of [#bridge], each on a line of its own.
    public static final String BRIDGE = "CONFORMANCE_BRIDGE";

    static Visit of(String url, Map<String, String> environment) {
        JsonObject context = Json.parse(environment.getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}")).asObject().orElseThrow();
        return new Visit(environment.getOrDefault("MCP_CONFORMANCE_SCENARIO", ""), url,
            environment.getOrDefault("MCP_CONFORMANCE_PROTOCOL_VERSION", "2026-07-28"), context,
            environment.getOrDefault(BRIDGE, "").lines().toList());
    }

    /// A client of ours for that server, at the revision the scenario is about. It finds older ones by itself.
    public McpClient.Builder client() {
        return server().on(JvmWorld.open()).named("remote-mcp-conformance", "1.0.0").revision(revision);
    }

    private McpClient.Builder server() {
        if (bridge.isEmpty()) {
            return McpClient.connect(url);
        }
        var words = new ArrayList<>(bridge);
        words.add(url);
        return McpClient.over(ProcessSource.of(words.toArray(String[]::new)));
    }
}
