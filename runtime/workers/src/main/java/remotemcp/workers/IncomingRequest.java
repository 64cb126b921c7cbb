package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import remotemcp.http.Departure;
import remotemcp.http.Headers;
import remotemcp.http.HttpRequest;

/// Turns the head of the Request that Workers hands to `fetch` into the core's [HttpRequest].
final class IncomingRequest {
    /// Found out once an isolate: what tells it costs something to look at.
    private static boolean behindCloudflare;

    private IncomingRequest() {}

    /// The request without its body.
    static HttpRequest head(JSObject request) {
        var departure = new Departure();
        onAbort(request, departure::leave);
        var target = target(url(request));
        var headers = new MessageHeaders(request);
        var plain = HttpRequest.of(method(request), target);
        return new HttpRequest(plain.method(), plain.path(), plain.query(), headers, plain.body(), peer(request, headers), departure);
    }

    /// Runs it when the client leaves.
    static void whenLeft(JSObject request, Runnable action) {
        onAbort(request, action::run);
    }

    /// Path and query of an absolute URL, or the asterisk of `OPTIONS *`, which workerd puts after the host.
    private static String target(String url) {
        int path = url.indexOf('/', url.indexOf("//") + 2);
        if (path < 0) {
            return url.endsWith("*") ? "*" : "/";
        }
        int fragment = url.indexOf('#', path);
        return url.substring(path, fragment < 0 ? url.length() : fragment);
    }

    /// On Cloudflare the header says it, which Cloudflare overwrites if a client sends one. workerd on a machine of one's own has no such
    /// front: there the header is anybody's and not believed, and workerd tells the address of the connection.
    private static String peer(JSObject request, Headers headers) {
        if (!behindCloudflare) {
            String connection = connection(request);
            if (!connection.isEmpty()) {
                return connection.substring(0, connection.lastIndexOf(':')).replace("[", "").replace("]", "");
            }
            behindCloudflare = hasFront(request);
        }
        return behindCloudflare ? headers.find("CF-Connecting-IP").orElse("") : "";
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    /// `address:port`, or empty text.
    @JSBody(params = "request", script = "return request.cf && request.cf.clientIp || '';")
    private static native String connection(JSObject request);

    @JSBody(params = "request", script = "return !!request.cf;")
    private static native boolean hasFront(JSObject request);

    @JSBody(params = "request", script = "return request.url;")
    private static native String url(JSObject request);

    @JSBody(params = "request", script = "return request.method;")
    private static native String method(JSObject request);

    @JSBody(params = {"request", "action"}, script = "request.signal.addEventListener('abort', action);")
    private static native void onAbort(JSObject request, Action action);
}
