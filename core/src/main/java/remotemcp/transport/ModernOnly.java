package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.EventStream;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.platform.Caller;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;
import remotemcp.protocol.HeaderNames;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcMessage;

/// Serves no older revision: names the one we speak, the only hint such a client can show its user (2026-07-28, versioning).
final class ModernOnly implements OlderRevisions {
    static final Plan PLAN = new Plan() {
        @Override
        public OlderRevisions on(McpServer server, Platform platform, ActiveWork work) {
            return new ModernOnly();
        }

        @Override
        public HeldSessions held(McpServer server, Platform platform, GrantStatus grants) {
            return new NoSessions();
        }
    };

    @Override
    public HttpResponse post(HttpRequest request, Json body, Caller caller) {
        Optional<JsonObject> params = body.asObject().flatMap(message -> message.object("params"));
        String requested = params.flatMap(object -> object.string("protocolVersion"))
            .or(() -> request.header(HeaderNames.PROTOCOL_VERSION)).orElse("none");
        return RpcReplies.failure(RpcMessage.idOf(body), RpcException.unsupportedVersion(requested, McpServer.SUPPORTED));
    }

    @Override
    public HttpResponse get(HttpRequest request, Caller caller) {
        return RpcReplies.methodNotAllowed("POST");
    }

    @Override
    public HttpResponse delete(HttpRequest request, Caller caller) {
        return RpcReplies.methodNotAllowed("POST");
    }

    /// A place where no session can be.
    private static final class NoSessions implements HeldSessions {

        @Override
        public HttpResponse handle(HttpRequest request, Caller caller) {
            return HttpResponse.of(404);
        }

        @Override
        public String memory(EventStream stream) {
            return "";
        }

        @Override
        public Runnable resume(String memory, EventStream stream) {
            stream.close();
            return () -> {};
        }
    }
}
