package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import remotemcp.http.HttpResponse;

/// Makes the Response of Workers from what the core answered.
final class OutgoingResponse {
    private OutgoingResponse() {}

    static JSObject of(HttpResponse.Ready response, byte[] body) {
        // A 204 or 304 with a body, even an empty one, is refused by the constructor.
        return of(response, body.length == 0 ? null : ByteArrays.toScript(body));
    }

    static JSObject of(HttpResponse.Ready response, JSObject body) {
        return response(body, response.status(), Fields.toScript(response.headers()));
    }

    @JSBody(params = {"body", "status", "fields"}, script = "var headers = new Headers();"
        + " for (var i = 0; i < fields.length; i += 2) { headers.append(fields[i], fields[i + 1]); }"
        + " return new Response(body, { status: status, headers: headers });")
    private static native JSObject response(JSObject body, int status, String[] fields);
}
