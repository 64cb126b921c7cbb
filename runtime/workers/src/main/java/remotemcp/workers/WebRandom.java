package remotemcp.workers;

import org.teavm.jso.JSBody;
import org.teavm.jso.typedarrays.Int8Array;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Random;

/// Random bytes from WebCrypto. Java's `SecureRandom` is no choice here: under TeaVM it turns to `Math.random` without a
/// word when `crypto` is missing.
public final class WebRandom implements Random {
    private static final int MAX_BYTES_A_CALL = 65_536;

    @Override
    public byte[] bytes(int count) {
        if (count > MAX_BYTES_A_CALL) {
            throw new IllegalArgumentException("more random bytes at once than WebCrypto gives: " + count);
        }
        return random(count).copyToJavaArray();
    }

    /// A short id by which a line of the log can be found.
    static String id() {
        return Base64Url.encode(random(9).copyToJavaArray());
    }

    @JSBody(params = "count", script = "return crypto.getRandomValues(new Int8Array(count));")
    private static native Int8Array random(int count);
}
