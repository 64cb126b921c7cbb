package remotemcp.doctor.play;

import remotemcp.doctor.http.ProbeRequest;
import remotemcp.json.JsonObject;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.Implementation;
import remotemcp.protocol.MetaKeys;
import remotemcp.protocol.Revision;

/// Requests of the protocol as clients of both eras write them.
public final class Rpc {
    private static final JsonObject IDENTITY = Implementation.named("remote-mcp-doctor");

    private Rpc() {
    }

    static JsonObject message(String method, JsonObject params) {
        return JsonObject.builder().put("jsonrpc", "2.0").put("id", 1).put("method", method).put("params", params).build();
    }

    public static ProbeRequest initialize(String url, String revision) {
        return ProbeRequest.rpc(url, message("initialize", JsonObject.builder().put("protocolVersion", revision)
            .put("capabilities", JsonObject.empty()).put("clientInfo", IDENTITY).build()));
    }

    /// Without parameters, of the newest revision.
    public static ProbeRequest modern(String url, String method) {
        return modern(url, method, JsonObject.empty());
    }

    static ProbeRequest modern(String url, String method, JsonObject params) {
        var meta = JsonObject.builder().put(MetaKeys.PROTOCOL_VERSION, Revision.NEWEST.text()).put(MetaKeys.CLIENT_INFO, IDENTITY)
            .put(MetaKeys.CLIENT_CAPABILITIES, JsonObject.empty()).build();
        return ProbeRequest.rpc(url, message(method, params.with("_meta", meta))).with(HeaderNames.PROTOCOL_VERSION, Revision.NEWEST.text())
            .with(HeaderNames.METHOD, method);
    }

    /// Of an older revision.
    public static ProbeRequest legacy(String url, String method, String revision) {
        return ProbeRequest.rpc(url, message(method, JsonObject.empty())).with(HeaderNames.PROTOCOL_VERSION, revision);
    }

    static ProbeRequest notification(String url, String method, String revision) {
        return ProbeRequest.rpc(url, JsonObject.builder().put("jsonrpc", "2.0").put("method", method).build()).with(
            HeaderNames.PROTOCOL_VERSION,
            revision);
    }
}
