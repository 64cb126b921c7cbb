package remotemcp.transport;

import java.util.Optional;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.Recovery;
import remotemcp.platform.Platform;

/// Stands before an MCP URL and its guards: what they throw is answered as an error of JSON-RPC. It carries no id, since it may have
/// come before the message was read.
public final class RpcErrorFilter implements Filter {
    private final Recovery recovery;

    public RpcErrorFilter(Platform platform) {
        var bugs = new BugReport(platform);
        recovery = new Recovery((request, failed) -> RpcReplies.failure(Optional.empty(), bugs.of("mcp.request", failed)));
    }

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        return recovery.filter(request, next);
    }
}
