package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/// The WebSockets between a worker and a session's object, by which an object says what belongs on a stream while it may sleep in
/// between. Only the object speaks; each message is the text of one event.
final class Sockets {
    private Sockets() {}

    @JSFunctor
    interface Hearing extends JSObject {
        void hear(String text);
    }

    @JSFunctor
    interface Ending extends JSObject {
        void end();
    }

    /// The worker's end in a Response; null when the answer is an ordinary one.
    @JSBody(params = "response", script = "return response.webSocket;")
    static native JSObject of(JSObject response);

    @JSBody(params = {"socket", "hearing", "ending"},
        script = "socket.addEventListener('message', function (event) { hearing(event.data); });"
            + " socket.addEventListener('close', function () { ending(); }); socket.addEventListener('error', function () { ending(); }); socket.accept();")
    static native void listen(JSObject socket, Hearing hearing, Ending ending);

    /// False when the socket is closed.
    @JSBody(params = {"socket", "text"}, script = "try { socket.send(text); return true; } catch (e) { return false; }")
    static native boolean send(JSObject socket, String text);

    @JSBody(params = "socket", script = "try { socket.close(1000); } catch (e) { }")
    static native void close(JSObject socket);

    /// A new pair: the first end is for the worker, the second for the object.
    @JSBody(script = "var pair = new WebSocketPair(); return [pair[0], pair[1]];")
    static native JSObject[] pair();

    @JSBody(params = "socket", script = "return new Response(null, { status: 101, webSocket: socket });")
    static native JSObject response(JSObject socket);

    /// Hands the object's end to the runtime, which keeps it while the object sleeps.
    @JSBody(params = {"state", "socket"}, script = "state.acceptWebSocket(socket);")
    static native void keep(JSObject state, JSObject socket);

    /// The ends that were kept.
    @JSBody(params = "state", script = "return state.getWebSockets();")
    static native JSObject[] kept(JSObject state);

    /// Writes a note on a kept socket, which lasts as long as the socket.
    @JSBody(params = {"socket", "text"}, script = "socket.serializeAttachment(text);")
    static native void note(JSObject socket, String text);

    @JSBody(params = "socket", script = "return socket.deserializeAttachment() || '';")
    static native String note(JSObject socket);

    @JSBody(params = {"one", "other"}, script = "return one === other;")
    static native boolean same(JSObject one, JSObject other);
}
