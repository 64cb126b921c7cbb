package remotemcp.workers;

import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import remotemcp.http.HeaderList;
import remotemcp.platform.Arrival;
import remotemcp.platform.OutboundException;

/// The answer to a fetch, read from its ReadableStream. A read that outlasts its reader's wait goes on, and the next wait takes it up.
final class FetchArrival implements Arrival {
    private final int status;
    private final HeaderList headers;
    private final JSObject stream;
    private final JSObject abort;
    private final int most;
    private int taken;

    /// @param abort the fetch's AbortController
    FetchArrival(JSObject response, JSObject abort, int most) {
        status = status(response);
        headers = FetchOutbound.decoded(HeaderList.copyOf(new MessageHeaders(response)));
        stream = stream(response);
        this.abort = abort;
        this.most = most;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public HeaderList headers() {
        return headers;
    }

    @Override
    public Optional<byte[]> next(int timeoutMillis) {
        Piece piece = read(timeoutMillis);
        if (piece.isLate()) {
            throw OutboundException.late("nothing came within " + timeoutMillis + " ms");
        }
        if (piece.isDone()) {
            return Optional.empty();
        }
        byte[] bytes = ByteArrays.fromScript(piece.getValue());
        if (bytes.length > most - taken) {
            close();
            throw new OutboundException("the answer is too large");
        }
        taken += bytes.length;
        return Optional.of(bytes);
    }

    private Piece read(int timeoutMillis) {
        try {
            return Promises.await(next(stream, timeoutMillis));
        } catch (JavaScriptException e) {
            throw new OutboundException("the answer broke off");
        }
    }

    @Override
    public void close() {
        abort(abort);
    }

    private interface Piece extends JSObject {
        @JSProperty
        boolean isLate();

        @JSProperty
        boolean isDone();

        @JSProperty
        JSObject getValue();
    }

    @JSBody(params = "response", script = "return response.status;")
    private static native int status(JSObject response);

    @JSBody(params = "response", script = "return { reader: response.body && response.body.getReader(), pending: null };")
    private static native JSObject stream(JSObject response);

    @JSBody(params = {"stream", "millis"}, script = "if (!stream.reader) { return Promise.resolve({ late: false, done: true }); }"
        + " if (!stream.pending) { stream.pending = stream.reader.read(); }"
        + " var timer; var late = new Promise(function (tell) { timer = setTimeout(function () { tell({ late: true, done: false }); }, millis); });"
        + " var piece = stream.pending.then(function (read) { stream.pending = null; return { late: false, done: read.done, value: read.value }; });"
        + " return Promise.race([piece, late]).finally(function () { clearTimeout(timer); });")
    private static native JSPromise<Piece> next(JSObject stream, int millis);

    @JSBody(params = "controller", script = "controller.abort();")
    private static native void abort(JSObject controller);
}
