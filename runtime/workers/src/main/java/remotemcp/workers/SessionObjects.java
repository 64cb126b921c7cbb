package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.Body;
import remotemcp.http.HeaderList;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.http.ServerSentEvent;
import remotemcp.platform.Caller;
import remotemcp.platform.SessionHost;
import remotemcp.platform.StoreUnavailableException;

/// Sessions of older revisions in Durable Objects ([SessionObject]): one for all sessions of a user, one for each session of an open server.
///
/// The stream of a client stays in the worker, where an idle one costs nothing but its keep-alive; a WebSocket brings from the object
/// what belongs on it, and lets the object sleep while there is nothing.
public final class SessionObjects implements SessionHost {
    private final JSObject namespace;

    /// @param namespace the binding of the class `Sessions`
    public SessionObjects(JSObject namespace) {
        this.namespace = namespace;
    }

    @Override
    public HttpResponse answer(String place, HttpRequest request, Caller caller) {
        var passed = new SessionRequest(request, caller);
        boolean listens = request.method().equals("GET");
        HeaderList headers = listens ? passed.headers().replacing("Upgrade", "websocket") : passed.headers();
        JSObject body = request.body().length == 0 ? null : ByteArrays.toScript(request.body());
        JSObject response = asked(fetch(namespace, place, passed.target(), request.method(), Fields.toScript(headers), body));
        JSObject socket = Sockets.of(response);
        return socket == null ? ordinary(response) : HttpResponse.stream(stream(socket));
    }

    /// What our own code in the object throws is an answer already: a rejection is Cloudflare's.
    private static JSObject asked(JSPromise<JSObject> call) {
        try {
            return Promises.await(call);
        } catch (JavaScriptException failure) {
            throw new StoreUnavailableException("the session's Durable Object failed: " + failure.getMessage(), failure);
        }
    }

    private static Body stream(JSObject socket) {
        return new Body.OpenEvents(
            stream -> Sockets.listen(socket, text -> stream.send(ServerSentEvent.parse(text)), stream::close),
            () -> Sockets.close(socket));
    }

    private static HttpResponse ordinary(JSObject response) {
        HeaderList headers = HeaderList.copyOf(new MessageHeaders(response));
        if (headers.find("Content-Type").orElse("").equals("text/event-stream")) {
            return new HttpResponse.Ready(status(response), headers, new Body.Events(new RelayedEvents(response)));
        }
        // Of any length: the object runs this very code.
        byte[] body = BodyReader.whole(response);
        return new HttpResponse.Ready(status(response), headers.without("Content-Length"), new Body.Bytes(body));
    }

    @JSBody(params = {"namespace", "name", "target", "method", "fields", "body"}, script = "var headers = new Headers();"
        + " for (var i = 0; i < fields.length; i += 2) { headers.append(fields[i], fields[i + 1]); }"
        + " return namespace.get(namespace.idFromName(name)).fetch('https://session' + target, { method: method, headers: headers, body: body });")
    private static native JSPromise<JSObject> fetch(JSObject namespace, String name, String target, String method, String[] fields,
        JSObject body);

    @JSBody(params = "response", script = "return response.status;")
    private static native int status(JSObject response);
}
