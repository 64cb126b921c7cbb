package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.platform.Outbound;
import remotemcp.platform.OutboundException;

/// [Outbound] by the global `fetch`. All of it is strictly public: private addresses cannot be reached from the edge, and those inside
/// Cloudflare's network are kept out by the compatibility flag `global_fetch_strictly_public` of the worker's configuration.
public final class FetchOutbound implements Outbound {

    @Override
    public Reply send(Call call) {
        try {
            var response = Promises.await(fetch(call.url(), call.method(), Fields.toScript(call.headers()), body(call), call.timeoutMillis()));
            var body = BodyReader.read(response, call.maxBytes()).orElseThrow(() -> new OutboundException("answer too long"));
            return new Reply(status(response), Fields.of(response), body);
        } catch (JavaScriptException e) {
            throw new OutboundException("no answer from " + call.url());
        }
    }

    @Override
    public Outbound strictlyPublic() {
        return this;
    }

    /// GET and HEAD refuse any body, even an empty one.
    private static JSObject body(Call call) {
        return call.body().length == 0 ? null : Bytes.toScript(call.body());
    }

    @JSBody(params = {"url", "method", "fields", "body", "millis"}, script = "var headers = new Headers();"
        + " for (var i = 0; i < fields.length; i += 2) { headers.append(fields[i], fields[i + 1]); }"
        + " return fetch(url, { method: method, headers: headers, body: body, redirect: 'manual', signal: AbortSignal.timeout(millis) });")
    private static native JSPromise<JSObject> fetch(String url, String method, String[] fields, JSObject body, int millis);

    @JSBody(params = "response", script = "return response.status;")
    private static native int status(JSObject response);
}
