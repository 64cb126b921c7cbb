package remotemcp.oauth;

import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Lets pages of every origin read the answers (Fetch standard, CORS), as clients that run in a browser must. Only for endpoints
/// that read no cookie: credentials are never allowed.
final class CorsFilter implements Filter {
    private final String methods;

    /// @param methods what the endpoint answers, such as `GET, OPTIONS`
    CorsFilter(String methods) {
        this.methods = methods;
    }

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        if (request.method().equals("OPTIONS")) {
            return open(HttpResponse.of(204).header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, MCP-Protocol-Version, *")
                .header("Access-Control-Max-Age", "86400"));
        }
        return next.handle(request).map(CorsFilter::open);
    }

    private static HttpResponse.Ready open(HttpResponse.Ready response) {
        return response.header("Access-Control-Allow-Origin", "*").header("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
    }
}
