package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.Departure;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// [Outbound] by the global `fetch`. Private addresses cannot be reached from the edge, and what is inside Cloudflare's network is kept out
/// by the compatibility flag `global_fetch_strictly_public` of the worker's configuration, which [PublicFetch] insists on.
public final class FetchOutbound implements Outbound {

    @Override
    public Reply send(Call call) {
        try {
            var response =
                Promises.await(fetch(call.url(), call.method(), Fields.toScript(call.headers()), body(call), call.timeoutMillis()));
            var body = BodyReader.read(response, call.maxBytes()).orElseThrow(() -> new OutboundException("answer too long"));
            return new Reply(status(response), decoded(HeaderList.copyOf(new MessageHeaders(response))), body);
        } catch (JavaScriptException e) {
            throw new OutboundException("no answer from " + call.url());
        }
    }

    @Override
    public Arrival open(Call call, Departure departure) {
        JSObject abort = controller();
        departure.alarm(() -> abort(abort));
        try {
            var head = fetchUntilHead(call.url(), call.method(), Fields.toScript(call.headers()), body(call), abort, call.timeoutMillis());
            return new FetchArrival(Promises.await(head), abort, call.maxBytes());
        } catch (JavaScriptException e) {
            throw isLate(abort) ? OutboundException.late("no answer within " + call.timeoutMillis() + " ms")
                : new OutboundException("no answer");
        }
    }

    @Override
    public Outbound strictlyPublic() {
        return new PublicFetch(this);
    }

    /// The fields that are true of the body as it is read: the platform undoes `gzip` and `br` by itself, and leaves the field that says so.
    static HeaderList decoded(HeaderList headers) {
        String coding = headers.find("Content-Encoding").orElse("");
        return coding.equals("gzip") || coding.equals("br") ? headers.without("Content-Encoding").without("Content-Length") : headers;
    }

    /// GET and HEAD refuse any body, even an empty one.
    private static JSObject body(Call call) {
        return call.body().length == 0 ? null : ByteArrays.toScript(call.body());
    }

    @JSBody(params = {"url", "method", "fields", "body", "millis"}, script = "var headers = new Headers();"
        + " for (var i = 0; i < fields.length; i += 2) { headers.append(fields[i], fields[i + 1]); }"
        + " return fetch(url, { method: method, headers: headers, body: body, redirect: 'manual', signal: AbortSignal.timeout(millis) });")
    private static native JSPromise<JSObject> fetch(String url, String method, String[] fields, JSObject body, int millis);

    /// The deadline is for the head alone: the body may take as long as its reader has patience.
    @JSBody(params = {"url", "method", "fields", "body", "controller", "millis"}, script = "var headers = new Headers();"
        + " for (var i = 0; i < fields.length; i += 2) { headers.append(fields[i], fields[i + 1]); }"
        + " var timer = setTimeout(function () { controller.late = true; controller.abort(); }, millis);"
        + " return fetch(url, { method: method, headers: headers, body: body, redirect: 'manual', signal: controller.signal })"
        + ".finally(function () { clearTimeout(timer); });")
    private static native JSPromise<JSObject> fetchUntilHead(String url, String method, String[] fields, JSObject body, JSObject controller,
        int millis);

    @JSBody(script = "return new AbortController();")
    private static native JSObject controller();

    @JSBody(params = "controller", script = "controller.abort();")
    private static native void abort(JSObject controller);

    @JSBody(params = "controller", script = "return !!controller.late;")
    private static native boolean isLate(JSObject controller);

    @JSBody(params = "response", script = "return response.status;")
    private static native int status(JSObject response);
}
