package remotemcp.workers;

import java.util.Arrays;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;

/// Reads the body of a Request or Response piece by piece, so that a long one is given up before it fills the memory.
final class BodyReader {
    private BodyReader() {}

    /// The whole body, or empty when it is longer than `limit` bytes. Waits.
    static Optional<byte[]> read(JSObject message, int limit) {
        var whole = new byte[0];
        if (!hasBody(message)) {
            return Optional.of(whole);
        }
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

    @JSBody(params = "message", script = "return message.body.getReader();")
    private static native JSObject reader(JSObject message);

    @JSBody(params = "reader", script = "return reader.read();")
    private static native JSPromise<Piece> next(JSObject reader);

    @JSBody(params = "reader", script = "reader.cancel();")
    private static native void cancel(JSObject reader);
}
