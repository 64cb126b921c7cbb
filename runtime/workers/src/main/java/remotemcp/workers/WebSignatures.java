package remotemcp.workers;

import java.util.Arrays;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Int8Array;
import remotemcp.platform.Signatures;

/// [Signatures] by the WebCrypto API. Every call waits.
public final class WebSignatures implements Signatures {
    /// An uncompressed point: a byte 4, then x and y.
    private static final int POINT = 65;

    @Override
    public CurveKey freshKey() {
        byte[] both = ByteArrays.await(generate());
        return new CurveKey(Arrays.copyOfRange(both, POINT, both.length), Arrays.copyOfRange(both, 1, 33),
            Arrays.copyOfRange(both, 33, POINT));
    }

    @Override
    public byte[] sign(Algorithm algorithm, byte[] pkcs8, byte[] input) {
        try {
            return ByteArrays.await(algorithm == Algorithm.ES256 ? signByCurve(ByteArrays.toScript(pkcs8), ByteArrays.toScript(input))
                : signByRsa(ByteArrays.toScript(pkcs8), ByteArrays.toScript(input)));
        } catch (JavaScriptException e) {
            throw new IllegalArgumentException("not a private key for " + algorithm);
        }
    }

    /// The public point, then the private key.
    @JSBody(
        script = "return crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']).then(function (pair) {"
            + " return Promise.all([crypto.subtle.exportKey('raw', pair.publicKey), crypto.subtle.exportKey('pkcs8', pair.privateKey)]); })"
            + ".then(function (keys) { return new Blob(keys).arrayBuffer(); });")
    private static native JSPromise<Int8Array> generate();

    @JSBody(params = {"key", "input"},
        script = "return crypto.subtle.importKey('pkcs8', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])"
            + ".then(function (k) { return crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, k, input); });")
    private static native JSPromise<Int8Array> signByCurve(Int8Array key, Int8Array input);

    @JSBody(params = {"key", "input"},
        script = "return crypto.subtle.importKey('pkcs8', key, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['sign'])"
            + ".then(function (k) { return crypto.subtle.sign('RSASSA-PKCS1-v1_5', k, input); });")
    private static native JSPromise<Int8Array> signByRsa(Int8Array key, Int8Array input);
}
