package remotemcp.transport;

import java.util.List;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.protocol.RpcException;

/// The protocol versions that a request's header `MCP-Protocol-Version` may name.
public final class ProtocolVersions {
    private static final int LONGEST = 100;

    private ProtocolVersions() {
    }

    /// What a request is refused with whose header names a version that is not served in its place.
    public static RpcException unsupported(String requested, List<String> supported) {
        String shown = requested.length() > LONGEST ? requested.substring(0, LONGEST) : requested;
        var versions = JsonObject.builder().put("supported", JsonArray.ofStrings(supported)).put("requested", shown).build();
        return new RpcException(RpcException.UNSUPPORTED_PROTOCOL_VERSION,
            "Unsupported protocol version in the header MCP-Protocol-Version: " + shown + ". Supported: " + String.join(", ", supported),
            versions);
    }
}
