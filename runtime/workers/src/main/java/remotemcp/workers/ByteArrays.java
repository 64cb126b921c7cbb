package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Int8Array;

/// Bytes across the border: Java's `byte[]` on one side, typed arrays and buffers on the other. Always copies.
final class ByteArrays {
    private ByteArrays() {}

    static Int8Array toScript(byte[] bytes) {
        return Int8Array.copyFromJavaArray(bytes);
    }

    /// The bytes of an ArrayBuffer or of any view on one.
    static byte[] fromScript(JSObject bufferOrView) {
        return view(bufferOrView).copyToJavaArray();
    }

    static byte[] await(JSPromise<? extends JSObject> promise) {
        return fromScript(Promises.await(promise));
    }

    @JSBody(params = "source", script = "return source.buffer"
        + " ? new Int8Array(source.buffer, source.byteOffset, source.byteLength) : new Int8Array(source);")
    private static native Int8Array view(JSObject source);
}
