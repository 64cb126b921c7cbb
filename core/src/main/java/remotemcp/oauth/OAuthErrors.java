package remotemcp.oauth;

import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.json.JsonObject;
import remotemcp.platform.Platform;
import remotemcp.platform.UnavailableException;

/// Turns [OAuthException], and what cannot be done just now, into the JSON that OAuth defines (RFC 6749 §5.2), and keeps every answer out of caches. Stands around the
/// endpoints that clients call without a browser. What such an endpoint does may wait, so it runs as waiting work.
final class OAuthErrors implements Filter {
    private final Platform platform;

    OAuthErrors(Platform platform) {
        this.platform = platform;
    }

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        return HttpResponse.waiting(() -> answer(request, next)
            .header("Cache-Control", "no-store").header("Pragma", "no-cache").header("X-Content-Type-Options", "nosniff"));
    }

    private HttpResponse.Ready answer(HttpRequest request, HttpHandler next) {
        try {
            return next.handle(request).ready();
        } catch (OAuthException refusal) {
            return refused(request, refusal);
        } catch (UnavailableException reason) {
            reason.writeTo(platform.log(), "oauth");
            var refusal = new OAuthException(503, "temporarily_unavailable", reason.publicReason());
            return refused(request, refusal).header("Retry-After", Long.toString(reason.retryAfterSeconds()));
        }
    }

    private static HttpResponse.Ready refused(HttpRequest request, OAuthException refusal) {
        JsonObject body = JsonObject.builder().put("error", refusal.code()).put("error_description", refusal.description()).build();
        HttpResponse.Ready response = HttpResponse.json(refusal.status(), body);
        boolean triedHeader = request.header("Authorization").isPresent();
        return refusal.status() == 401 && triedHeader ? response.header("WWW-Authenticate", "Basic realm=\"OAuth\"") : response;
    }
}
