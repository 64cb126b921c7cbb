package remotemcp.workers;

import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.ArrayBuffer;
import org.teavm.jso.typedarrays.Int8Array;
import remotemcp.platform.Crypto;
import remotemcp.platform.Priority;

/// [Crypto] by the WebCrypto API. Every call waits.
public final class WebCrypto implements Crypto {
    private final PasswordHash passwords = new PasswordHash(new WebRandom());

    @Override
    public byte[] sha256(byte[] input) {
        return ByteArrays.await(digest(ByteArrays.toScript(input)));
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[] input) {
        return ByteArrays.await(hmac(ByteArrays.toScript(key), ByteArrays.toScript(input)));
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] bound) {
        return ByteArrays
            .await(seal(ByteArrays.toScript(key), ByteArrays.toScript(nonce), ByteArrays.toScript(plain), ByteArrays.toScript(bound)));
    }

    @Override
    public Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) {
        try {
            return Optional
                .of(ByteArrays.await(
                    open(ByteArrays.toScript(key), ByteArrays.toScript(nonce), ByteArrays.toScript(sealed), ByteArrays.toScript(bound))));
        } catch (JavaScriptException changed) {
            return Optional.empty();
        }
    }

    @Override
    public String hashPassword(String password, Priority priority) {
        return passwords.hash(password);
    }

    @Override
    public boolean checkPassword(String password, String hash, Priority priority) {
        return passwords.check(password, hash);
    }

    @Override
    public boolean isOutdated(String hash) {
        return passwords.isOutdated(hash);
    }

    @Override
    public boolean isImmediate() {
        return false;
    }

    @JSBody(params = "input", script = "return crypto.subtle.digest('SHA-256', input);")
    private static native JSPromise<ArrayBuffer> digest(Int8Array input);

    @JSBody(params = {"key", "input"},
        script = "return crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])"
            + ".then(function (k) { return crypto.subtle.sign('HMAC', k, input); });")
    private static native JSPromise<ArrayBuffer> hmac(Int8Array key, Int8Array input);

    @JSBody(params = {"key", "nonce", "plain", "bound"},
        script = "return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])"
            + ".then(function (k) { return crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bound }, k, plain); });")
    private static native JSPromise<ArrayBuffer> seal(Int8Array key, Int8Array nonce, Int8Array plain, Int8Array bound);

    @JSBody(params = {"key", "nonce", "sealed", "bound"},
        script = "return crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])"
            + ".then(function (k) { return crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce, additionalData: bound }, k, sealed); });")
    private static native JSPromise<ArrayBuffer> open(Int8Array key, Int8Array nonce, Int8Array sealed, Int8Array bound);
}
