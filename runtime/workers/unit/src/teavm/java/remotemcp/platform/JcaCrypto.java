package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.workers.WebCrypto;
import remotemcp.workers.WebRandom;

/// Stands for the class of the core's tests that takes its cryptography from the JDK: here it is the worker's own. Passwords are
/// hashed weakly, because tests hash many.
public final class JcaCrypto implements Crypto {
    private static final String FORM = "sha256-test$";

    private final WebCrypto web = new WebCrypto();

    /// Unpredictable bytes.
    public static Random random() {
        return new WebRandom();
    }

    @Override
    public byte[] sha256(byte[] input) {
        return web.sha256(input);
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[] input) {
        return web.hmacSha256(key, input);
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] bound) {
        return web.encrypt(key, nonce, plain, bound);
    }

    @Override
    public Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) {
        return web.decrypt(key, nonce, sealed, bound);
    }

    @Override
    public String hashPassword(String password, Priority priority) {
        var salt = random().bytes(8);
        return FORM + Base64Url.encode(salt) + "$" + digest(salt, password);
    }

    @Override
    public boolean checkPassword(String password, String hash, Priority priority) {
        int end = hash.lastIndexOf('$');
        return hash.startsWith(FORM) && end > FORM.length()
            && Base64Url.decode(hash.substring(FORM.length(), end)).filter(salt -> digest(salt, password).equals(hash.substring(end + 1)))
                .isPresent();
    }

    @Override
    public boolean isOutdated(String hash) {
        return !hash.startsWith(FORM);
    }

    @Override
    public boolean isImmediate() {
        return web.isImmediate();
    }

    private String digest(byte[] salt, String password) {
        return Base64Url.encode(web.hmacSha256(salt, password.getBytes(StandardCharsets.UTF_8)));
    }
}
