package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Bytes that only this server can read or make: a fresh nonce of 12 bytes, then AES-256-GCM under a key that is derived from the
/// server's secret for one purpose.
final class Envelope {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final Crypto crypto;
    private final Random random;
    private final byte[] secret;
    private final byte[] purpose;
    private volatile byte[] key = new byte[0];

    /// @param purpose a short constant; envelopes of one purpose do not open for another
    Envelope(Crypto crypto, Random random, byte[] secret, String purpose) {
        this.crypto = crypto;
        this.random = random;
        this.secret = secret.clone();
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
    }

    /// @param bound what has to be the same when it is opened
    byte[] seal(byte[] plain, byte[] bound) {
        byte[] nonce = random.bytes(NONCE);
        byte[] sealed = crypto.encrypt(key(), nonce, plain, bound);
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    /// Empty when anything was changed.
    Optional<byte[]> open(byte[] whole, byte[] bound) {
        if (whole.length < NONCE + TAG) {
            return Optional.empty();
        }
        return crypto.decrypt(key(), Arrays.copyOf(whole, NONCE), Arrays.copyOfRange(whole, NONCE, whole.length), bound);
    }

    private byte[] key() {
        if (key.length == 0) {
            key = crypto.hmacSha256(secret, purpose);
        }
        return key;
    }
}
