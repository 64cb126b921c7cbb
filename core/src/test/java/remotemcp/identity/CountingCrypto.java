package remotemcp.identity;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import remotemcp.platform.Crypto;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Priority;

/// Real cryptography that counts how often a password was stretched, and can be told that old hashes are outdated.
final class CountingCrypto implements Crypto {
    final AtomicInteger stretched = new AtomicInteger();
    volatile boolean outdated;
    volatile boolean overloaded;
    private final Crypto real;

    CountingCrypto(Crypto real) {
        this.real = real;
    }

    @Override
    public byte[] sha256(byte[] input) {
        return real.sha256(input);
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[] input) {
        return real.hmacSha256(key, input);
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] bound) {
        return real.encrypt(key, nonce, plain, bound);
    }

    @Override
    public Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) {
        return real.decrypt(key, nonce, sealed, bound);
    }

    @Override
    public String hashPassword(String password, Priority priority) {
        stretch();
        return real.hashPassword(password, priority);
    }

    @Override
    public boolean checkPassword(String password, String hash, Priority priority) {
        stretch();
        return real.checkPassword(password, hash, priority);
    }

    @Override
    public boolean isOutdated(String hash) {
        return outdated || real.isOutdated(hash);
    }

    @Override
    public boolean isImmediate() {
        return real.isImmediate();
    }

    private void stretch() {
        if (overloaded) {
            throw new OverloadedException("password hashing", 1);
        }
        stretched.incrementAndGet();
    }
}
