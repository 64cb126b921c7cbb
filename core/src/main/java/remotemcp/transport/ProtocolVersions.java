package remotemcp.transport;

import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.RpcException;

/// The protocol versions that a request's header `MCP-Protocol-Version` may name.
public final class ProtocolVersions {
    /// Those with a handshake, oldest first.
    static final List<String> OLDER = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

    private static final int LONGEST = 100;

    private ProtocolVersions() {
    }

    static boolean isKnown(String version) {
        return version.equals(McpServer.REVISION) || OLDER.contains(version);
    }

    /// What a request is refused with whose header names a version that is not served in its place.
    public static RpcException unsupported(String requested, List<String> supported) {
        String shown = requested.length() > LONGEST ? requested.substring(0, LONGEST) : requested;
        var versions = JsonObject.builder().put("supported", JsonArray.ofStrings(supported)).put("requested", shown).build();
        return new RpcException(RpcException.UNSUPPORTED_PROTOCOL_VERSION,
            "Unsupported protocol version in the header MCP-Protocol-Version: " + shown + ". Supported: " + String.join(", ", supported), versions);
    }
}
