package remotemcp.workers;

import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.Segments;

/// Reads the body of a Request or Response, and gives a long one up before it fills the memory.
final class BodyReader {
    private static final int WHOLE_BODY_MILLIS = 30_000;
    /// A body of a told length up to here is read in one step.
    private static final int SMALL = 16 << 10;

    /// workerd reads on by itself for that many bytes.
    private static final int MOST_LEFT_UNREAD = 60_000;
    private static final int MOST_THROWN_AWAY = 8 << 20;
    private static final int THROWING_AWAY_MILLIS = 1_000;

    private BodyReader() {}

    /// What comes of a body.
    sealed interface Outcome {

        record Whole(byte[] bytes) implements Outcome {
        }

        record TooLarge() implements Outcome {
        }

        record TooSlow() implements Outcome {
        }

        record Crowded() implements Outcome {
        }
    }

    /// The body of a Request that came in, at most `limit` bytes of it, within half a minute. Waits.
    ///
    /// @param held counts what is held of it
    static Outcome ofRequest(JSObject message, int limit, OpenBodies.OpenBody held) {
        double told = toldLength(message);
        if (told > limit) {
            throwAway(message);
            return new Outcome.TooLarge();
        }
        if (!hasBody(message)) {
            return new Outcome.Whole(new byte[0]);
        }
        var deadline = deadline(WHOLE_BODY_MILLIS);
        try {
            return told >= 0 && told <= SMALL ? small(message, (int) told, held, deadline) : pieces(message, limit, held, deadline);
        } finally {
            over(deadline);
        }
    }

    private static Outcome small(JSObject message, int told, OpenBodies.OpenBody held, JSObject deadline) {
        if (!held.holds(told)) {
            return new Outcome.Crowded();
        }
        JSObject buffer = Promises.await(before(deadline, buffer(message)));
        return isLate(buffer) ? new Outcome.TooSlow() : new Outcome.Whole(ByteArrays.fromScript(buffer));
    }

    private static Outcome pieces(JSObject message, int limit, OpenBodies.OpenBody held, JSObject deadline) {
        var whole = new Segments();
        var reader = reader(message);
        while (true) {
            JSObject next = Promises.await(before(deadline, next(reader)));
            if (isLate(next)) {
                cancel(reader);
                return new Outcome.TooSlow();
            }
            Piece piece = (Piece) next;
            if (piece.isDone()) {
                return new Outcome.Whole(whole.joined());
            }
            if (length(piece.getValue()) > limit - whole.length()) {
                throwAwayRest(reader);
                return new Outcome.TooLarge();
            }
            whole.add(ByteArrays.fromScript(piece.getValue()));
            if (!held.holds(whole.capacity())) {
                cancel(reader);
                return new Outcome.Crowded();
            }
        }
    }

    /// Reads a large body that nobody wants, and keeps nothing of it: workerd cuts the connection of a client that is still sending
    /// when its answer is there, and the client would not see the answer. Waits for a second at most.
    static void throwAway(JSObject message) {
        double told = toldLength(message);
        if ((told < 0 || told > MOST_LEFT_UNREAD) && hasBody(message)) {
            throwAwayRest(reader(message));
        }
    }

    private static void throwAwayRest(JSObject reader) {
        var deadline = deadline(THROWING_AWAY_MILLIS);
        try {
            for (int thrownAway = 0; thrownAway < MOST_THROWN_AWAY;) {
                JSObject next = Promises.await(before(deadline, next(reader)));
                if (isLate(next) || ((Piece) next).isDone()) {
                    break;
                }
                thrownAway += length(((Piece) next).getValue());
            }
        } catch (JavaScriptException left) {
            // Nobody waits for the answer.
        } finally {
            over(deadline);
            cancel(reader);
        }
    }

    /// The whole body, however long. Waits.
    static byte[] whole(JSObject message) {
        return ByteArrays.await(buffer(message));
    }

    /// The whole body, piece by piece, or empty when it is longer than `limit` bytes. Waits.
    static Optional<byte[]> read(JSObject message, int limit) {
        if (!hasBody(message)) {
            return Optional.of(new byte[0]);
        }
        var whole = new Segments();
        var reader = reader(message);
        for (var piece = Promises.await(next(reader)); !piece.isDone(); piece = Promises.await(next(reader))) {
            if (length(piece.getValue()) > limit - whole.length()) {
                cancel(reader);
                return Optional.empty();
            }
            whole.add(ByteArrays.fromScript(piece.getValue()));
        }
        return Optional.of(whole.joined());
    }

    private interface Piece extends JSObject {
        @JSProperty
        boolean isDone();

        @JSProperty
        JSObject getValue();
    }

    @JSBody(params = "message", script = "return !!message.body;")
    private static native boolean hasBody(JSObject message);

    /// What `Content-Length` says, which the runtime holds a request to; -1 when it says nothing. A body that is decoded is longer.
    @JSBody(params = "message", script = "var told = message.headers.get('Content-Length');"
        + " return told && !message.headers.get('Content-Encoding') ? Number(told) : -1;")
    private static native double toldLength(JSObject message);

    @JSBody(params = "message", script = "return message.arrayBuffer();")
    private static native JSPromise<JSObject> buffer(JSObject message);

    @JSBody(params = "message", script = "return message.body.getReader();")
    private static native JSObject reader(JSObject message);

    @JSBody(params = "reader", script = "return reader.read();")
    private static native JSPromise<Piece> next(JSObject reader);

    @JSBody(params = "piece", script = "return piece.byteLength;")
    private static native int length(JSObject piece);

    @JSBody(params = "reader", script = "reader.cancel().catch(function () { });")
    private static native void cancel(JSObject reader);

    @JSBody(params = "millis", script = "var deadline = {};"
        + " deadline.passed = new Promise(function (resolve) { deadline.timer = setTimeout(function () { resolve(0); }, millis); });"
        + " return deadline;")
    private static native JSObject deadline(int millis);

    @JSBody(params = "deadline", script = "clearTimeout(deadline.timer);")
    private static native void over(JSObject deadline);

    @JSBody(params = {"deadline", "promise"}, script = "promise.catch(function () { }); return Promise.race([promise, deadline.passed]);")
    private static native JSPromise<JSObject> before(JSObject deadline, JSPromise<? extends JSObject> promise);

    @JSBody(params = "value", script = "return value === 0;")
    private static native boolean isLate(JSObject value);
}
