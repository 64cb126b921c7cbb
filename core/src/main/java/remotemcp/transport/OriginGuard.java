package remotemcp.transport;

import java.util.List;
import java.util.Optional;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.protocol.RpcException;

/// Refuses web pages of foreign origins (2026-07-28, streamable HTTP, Security) and tells browsers what allowed ones may do
/// (CORS). A preflight asks for no login. Never `*`, never with cookies.
public final class OriginGuard implements Filter {
    private static final String EXPOSED = "WWW-Authenticate, Mcp-Session-Id, MCP-Protocol-Version";
    private static final String METHODS = "GET, POST, DELETE";
    /// The wildcard covers `Mcp-Param-…`, whose names are not known beforehand, but by its definition not `Authorization`.
    private static final String HEADERS = "*, Authorization";
    private static final String PREFLIGHT_SECONDS = "7200";

    private final Site site;

    public OriginGuard(Site site) {
        this.site = site;
    }

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        List<String> origins = request.headers().all("Origin");
        if (origins.isEmpty()) {
            return next.handle(request);
        }
        String origin = origins.get(0);
        if (origins.size() > 1 || !site.allowsOrigin(origin)) {
            return RpcReplies.failure(403, Optional.empty(), RpcException.invalidRequest(
                "Forbidden: pages of this origin may not talk to this server. Its operator lists them as allowed-origins."));
        }
        HttpResponse response = isPreflight(request) ? preflight() : next.handle(request);
        return response.map(ready -> ready.header("Access-Control-Allow-Origin", origin).header("Vary", "Origin")
            .header("Access-Control-Expose-Headers", EXPOSED));
    }

    private static boolean isPreflight(HttpRequest request) {
        return request.method().equals("OPTIONS") && request.header("Access-Control-Request-Method").isPresent();
    }

    private static HttpResponse.Ready preflight() {
        return HttpResponse.of(204).header("Access-Control-Allow-Methods", METHODS).header("Access-Control-Allow-Headers", HEADERS)
            .header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    }
}
