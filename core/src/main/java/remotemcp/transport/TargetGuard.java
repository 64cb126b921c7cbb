package remotemcp.transport;

import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// Answers requests whose target is no path. `OPTIONS *` asks what the server as a whole can do (RFC 9110 §9.3.7, RFC 9112 §3.2.4); what
/// else has no path is malformed.
public final class TargetGuard implements Filter {
    private static final String METHODS = "GET, HEAD, POST, DELETE, OPTIONS";

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        if (request.path().startsWith("/")) {
            return next.handle(request);
        }
        return request.path().equals("*") && request.method().equals("OPTIONS")
            ? HttpResponse.of(204).header("Allow", METHODS)
            : HttpResponse.text(400, "Unsupported request target.\n");
    }
}
