package remotemcp.workers;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.Body;
import remotemcp.http.Departure;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpResponse;
import remotemcp.transport.HeldSessions;

/// The sessions of older revisions of one user, or one session of an open server: what a Durable Object of [SessionObjects] holds.
/// `sessions.mjs` makes it a class of the worker.
///
/// Its streams are WebSockets that outlive it: while nothing is at work the runtime puts the object to sleep, which costs nothing, and
/// makes it anew for the next request. Whatever it has to know then is noted on each socket.
@JSClass(name = "SessionObject")
public final class SessionObject {
    /// An object with a timer is not put to sleep; the interval itself means nothing.
    private static final int AWAKE_MILLIS = 5_000;

    private final JSObject state;
    private final HeldSessions session;
    private final WorkerEntry entry;
    private final List<SocketStream> streams = new ArrayList<>();

    /// @param state what Workers give a Durable Object as `ctx`
    /// @param session of a server on a platform that holds sessions itself
    public SessionObject(JSObject state, HeldSessions session, ConsoleLog log) {
        this.state = state;
        this.session = session;
        entry = new WorkerEntry(() -> handler(), log, new OpenBodies());
        for (JSObject socket : Sockets.kept(state)) {
            resume(socket);
        }
    }

    private void resume(JSObject socket) {
        String memory = Sockets.note(socket);
        if (memory.isEmpty()) {
            Sockets.close(socket);
        } else {
            var stream = new SocketStream(socket, memory);
            add(stream, session.resume(memory, stream));
        }
    }

    /// The promise of a Response; that of a stream has its other end in `webSocket`.
    @JSExport
    public JSPromise<JSObject> fetch(JSObject request) {
        return entry.answer(request, new ObjectExchange());
    }

    /// The client of a stream has left, or the worker that served it.
    @JSExport
    public void left(JSObject socket) {
        for (SocketStream stream : List.copyOf(streams)) {
            if (stream.isOn(socket)) {
                stream.end();
            }
        }
    }

    private HttpHandler handler() {
        return request -> {
            var passed = SessionRequest.of(request);
            return session.handle(passed.request(), passed.caller()).map(response -> {
                note();
                return response;
            });
        };
    }

    private void note() {
        streams.forEach(stream -> stream.note(session.memory(stream)));
    }

    private void add(SocketStream stream, Runnable ended) {
        streams.add(stream);
        stream.whenEnded(() -> {
            streams.remove(stream);
            ended.run();
        });
    }

    /// A worker on the other end.
    private final class ObjectExchange implements FetchExchange {

        @Override
        public JSObject open(HttpResponse.Ready response, Body.OpenEvents events, Departure departure) {
            JSObject[] pair = Sockets.pair();
            Sockets.keep(state, pair[1]);
            var stream = new SocketStream(pair[1], "");
            add(stream, events.closed());
            events.opened().accept(stream);
            note();
            return Sockets.response(pair[0]);
        }

        @Override
        public void afterwards(Runnable work) {
            JSObject timer = every(AWAKE_MILLIS, () -> {});
            new Thread(() -> {
                work.run();
                stop(timer);
            }).start();
        }
    }

    @JSFunctor
    private interface Action extends JSObject {
        void run();
    }

    @JSBody(params = {"millis", "action"}, script = "return setInterval(action, millis);")
    private static native JSObject every(int millis, Action action);

    @JSBody(params = "timer", script = "clearInterval(timer);")
    private static native void stop(JSObject timer);
}
