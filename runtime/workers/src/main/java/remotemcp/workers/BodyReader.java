package remotemcp.workers;

import java.util.Arrays;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;

/// Reads the body of a Request or Response, and gives a long one up before it fills the memory.
final class BodyReader {
    private BodyReader() {}

    /// The whole body of a Request that came in, or empty when it is longer than `limit` bytes. Waits.
    static Optional<byte[]> ofRequest(JSObject message, int limit) {
        double told = toldLength(message);
        if (told > limit) {
            return Optional.empty();
        }
        return told >= 0 ? Optional.of(whole(message)) : read(message, limit);
    }

    /// The whole body, however long. Waits.
    static byte[] whole(JSObject message) {
        return Bytes.await(buffer(message));
    }

    /// The whole body, piece by piece, or empty when it is longer than `limit` bytes. Waits.
    static Optional<byte[]> read(JSObject message, int limit) {
        if (!hasBody(message)) {
            return Optional.of(new byte[0]);
        }
        var whole = new byte[0];
        var reader = reader(message);
        int length = 0;
        for (var piece = Promises.await(next(reader)); !piece.isDone(); piece = Promises.await(next(reader))) {
            var bytes = Bytes.fromScript(piece.getValue());
            if (bytes.length > limit - length) {
                cancel(reader);
                return Optional.empty();
            }
            whole = room(whole, length, bytes.length);
            System.arraycopy(bytes, 0, whole, length, bytes.length);
            length += bytes.length;
        }
        return Optional.of(Arrays.copyOf(whole, length));
    }

    private static byte[] room(byte[] whole, int used, int more) {
        return used + more <= whole.length ? whole : Arrays.copyOf(whole, Math.max(used + more, 2 * used));
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

    @JSBody(params = "reader", script = "reader.cancel();")
    private static native void cancel(JSObject reader);
}
