package remotemcp.conformance;

import java.util.Map;
import remotemcp.client.McpClient;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.jvm.client.JvmWorld;

/// One visit of the command under test to a mock server of the official suite, as the suite describes it in the environment.
///
/// @param url the mock server
/// @param revision the protocol revision of the requirements that are checked
/// @param context what the scenario gives to its client; empty for most
public record Visit(String scenario, String url, String revision, JsonObject context) {

    static Visit of(String url, Map<String, String> environment) {
        JsonObject context = Json.parse(environment.getOrDefault("MCP_CONFORMANCE_CONTEXT", "{}")).asObject().orElseThrow();
        return new Visit(environment.getOrDefault("MCP_CONFORMANCE_SCENARIO", ""), url,
            environment.getOrDefault("MCP_CONFORMANCE_PROTOCOL_VERSION", "2026-07-28"), context);
    }

    /// A client of ours for that server, at the revision the scenario is about. It finds older ones by itself.
    public McpClient.Builder client() {
        return McpClient.connect(url).on(JvmWorld.open()).named("remote-mcp-conformance", "1.0.0").revision(revision);
    }
}
