package remotemcp.doctor;

import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.mcp.MetaKeys;

/// Requests of the protocol as clients of both eras write them.
final class Rpc {
    private static final JsonObject IDENTITY = JsonObject.builder().put("name", "remote-mcp-doctor").put("version", "0.1.0").build();

    private Rpc() {
    }

    static JsonObject message(String method, JsonObject params) {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", 1).put("method", method).put("params", params).build();
    }

    static Request initialize(String url, String revision) {
        return Request.rpc(url, message("initialize", JsonObject.builder().put("protocolVersion", revision)
            .put("capabilities", JsonObject.empty()).put("clientInfo", IDENTITY).build()));
    }

    /// Without parameters, of the newest revision.
    static Request modern(String url, String method) {
        return modern(url, method, JsonObject.empty());
    }

    static Request modern(String url, String method, JsonObject params) {
        var meta = JsonObject.builder().put(MetaKeys.PROTOCOL_VERSION, McpServer.REVISION).put(MetaKeys.CLIENT_INFO, IDENTITY)
            .put(MetaKeys.CLIENT_CAPABILITIES, JsonObject.empty()).build();
        return Request.rpc(url, message(method, params.with("_meta", meta))).with("MCP-Protocol-Version", McpServer.REVISION).with("Mcp-Method", method);
    }

    /// Of an older revision.
    static Request legacy(String url, String method, String revision) {
        return Request.rpc(url, message(method, JsonObject.empty())).with("MCP-Protocol-Version", revision);
    }

    static Request notification(String url, String method, String revision) {
        return Request.rpc(url, JsonObject.builder().put("jsonrpc", "2.0").put("method", method).build()).with("MCP-Protocol-Version", revision);
    }
}
