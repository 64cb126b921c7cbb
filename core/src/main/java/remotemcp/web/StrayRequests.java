package remotemcp.web;

import java.util.Optional;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.MediaRanges;
import remotemcp.http.Recovery;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;
import remotemcp.platform.UnavailableException;
import remotemcp.protocol.RpcException;
import remotemcp.protocol.RpcFailure;

/// Answers requests that lead nowhere, and those that fail by our own fault: browsers get a page, programs a line of text.
public final class StrayRequests implements Filter {
    private final Refusals refusals;
    private final Platform platform;
    private final Recovery recovery = new Recovery(this::answer);

    public StrayRequests(WebSettings site, Platform platform) {
        this.refusals = new Refusals(site, platform);
        this.platform = platform;
    }

    /// The answer where there is nothing.
    public HttpResponse notFound(HttpRequest request) {
        return isBrowser(request) ? refusals.notFound() : HttpResponse.text(404, "Not found\n");
    }

    /// Stands around handlers: what they throw is a bug, which the log learns in full and the sender by its id (H12).
    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        return recovery.filter(request, next);
    }

    private HttpResponse answer(HttpRequest request, RuntimeException failure) {
        return failure instanceof UnavailableException reason ? unavailable(request, reason) : failed(request, failure);
    }

    /// Browsers get a page, whoever sends JSON the error of JSON-RPC, and other programs a line of text. The request's id is not read again:
    /// it was rejected before anybody looked at the message.
    private Ready unavailable(HttpRequest request, UnavailableException reason) {
        if (isBrowser(request)) {
            return refusals.unavailable(reason);
        }
        reason.writeTo(platform.log(), "request");
        long seconds = reason.retryAfterSeconds();
        Ready answer = isJson(request) ? HttpResponse.json(503, new RpcFailure(Optional.empty(), RpcException.unavailable(reason)).toJson())
            : HttpResponse.text(503, reason.publicReason() + ". Try again in " + Refusals.duration(seconds) + ".\n");
        return answer.header("Retry-After", Long.toString(seconds));
    }

    private Ready failed(HttpRequest request, RuntimeException bug) {
        String id = Base64Url.encode(platform.random().bytes(6));
        platform.log().bug(id, "request.failed", bug);
        return isBrowser(request) ? refusals.bug(id) : HttpResponse.text(500, "Internal error, reported as " + id + "\n");
    }

    private static boolean isJson(HttpRequest request) {
        return request.header("Content-Type").orElse("").startsWith("application/json");
    }

    private static boolean isBrowser(HttpRequest request) {
        return MediaRanges.of(request.headers()).names("text/html");
    }
}
