package remotemcp.platform;

import java.util.Optional;

/// Real cryptography whose queue of passwords can be told to be full for one priority or both.
public final class BusyCrypto implements Crypto {
    private final Crypto real;
    private volatile boolean untrustedBusy;
    private volatile boolean knownBusy;

    public BusyCrypto(Crypto real) {
        this.real = real;
    }

    /// Whether passwords of that priority are rejected from here on.
    public void beBusy(Priority priority, boolean busy) {
        if (priority == Priority.KNOWN) {
            knownBusy = busy;
        } else {
            untrustedBusy = busy;
        }
    }

    private Crypto open(Priority priority) {
        if (priority == Priority.KNOWN ? knownBusy : untrustedBusy) {
            throw new OverloadedException("password hashing", 2);
        }
        return real;
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
        return open(priority).hashPassword(password, priority);
    }

    @Override
    public boolean checkPassword(String password, String hash, Priority priority) {
        return open(priority).checkPassword(password, hash, priority);
    }

    @Override
    public boolean isOutdated(String hash) {
        return real.isOutdated(hash);
    }

    @Override
    public boolean isImmediate() {
        return real.isImmediate();
    }
}
