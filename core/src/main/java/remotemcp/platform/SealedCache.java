package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A [Cache] that others can read and write, made safe: nobody without the server's secret reads a value, makes one up, moves it to
/// another id, or makes it live longer. What was tampered with, or sealed with another secret, is not there.
public final class SealedCache implements Cache {
    private static final int EXPIRES = 8;

    private final Cache inner;
    private final Envelope envelope;
    private final Clock clock;

    /// @param secret the server's master key
    public SealedCache(Cache inner, Crypto crypto, Random random, Clock clock, byte[] secret) {
        this.inner = inner;
        this.clock = clock;
        envelope = new Envelope(crypto, random, secret, "remote-mcp cache");
    }

    @Override
    public Optional<byte[]> find(String kind, String id) {
        return inner.find(kind, id).flatMap(whole -> envelope.open(whole, bound(kind, id))).filter(plain -> expires(plain) > clock.now())
            .map(plain -> Arrays.copyOfRange(plain, EXPIRES, plain.length));
    }

    @Override
    public void keep(String kind, String id, byte[] value, long expires) {
        byte[] plain = new byte[EXPIRES + value.length];
        for (int i = 0; i < EXPIRES; i++) {
            plain[i] = (byte) (expires >> 8 * i);
        }
        System.arraycopy(value, 0, plain, EXPIRES, value.length);
        inner.keep(kind, id, envelope.seal(plain, bound(kind, id)), expires);
    }

    private static long expires(byte[] plain) {
        long expires = 0;
        for (int i = EXPIRES - 1; i >= 0; i--) {
            expires = expires << 8 | plain[i] & 0xFF;
        }
        return expires;
    }

    private static byte[] bound(String kind, String id) {
        return (kind.length() + ":" + kind + id).getBytes(StandardCharsets.UTF_8);
    }
}
