package remotemcp.workers;

import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import remotemcp.http.Departure;
import remotemcp.http.Headers;
import remotemcp.http.HttpRequest;

/// Turns the Request that Workers hands to `fetch` into the core's [HttpRequest], its whole body read.
final class IncomingRequest {
    private IncomingRequest() {}

    /// The request, or empty when its body is longer than `maxBody` bytes. Waits for the body.
    static Optional<HttpRequest> read(JSObject request, int maxBody) {
        var departure = new Departure();
        onAbort(request, departure::leave);
        var target = target(url(request));
        var headers = new IncomingHeaders(request);
        return BodyReader.ofRequest(request, maxBody).map(body -> {
            var plain = HttpRequest.of(method(request), target);
            return new HttpRequest(plain.method(), plain.path(), plain.query(), headers, body, peer(headers), departure);
        });
    }

    /// Path and query of an absolute URL.
    private static String target(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        int fragment = url.indexOf('#', path);
        return url.substring(path, fragment < 0 ? url.length() : fragment);
    }

    /// Cloudflare sets this header itself and overwrites what a client sends.
    private static String peer(Headers headers) {
        return headers.find("CF-Connecting-IP").orElse("");
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    @JSBody(params = "request", script = "return request.url;")
    private static native String url(JSObject request);

    @JSBody(params = "request", script = "return request.method;")
    private static native String method(JSObject request);

    @JSBody(params = {"request", "action"}, script = "request.signal.addEventListener('abort', action);")
    private static native void onAbort(JSObject request, Action action);
}
