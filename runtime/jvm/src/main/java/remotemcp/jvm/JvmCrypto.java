package remotemcp.jvm;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import remotemcp.platform.Crypto;
import remotemcp.platform.Priority;

/// The primitives of the JDK, and [Passwords]. Ciphers are kept and lent out again: making one costs more than a short text's
/// encryption, and a per-thread one would be made anew on every virtual thread.
public final class JvmCrypto implements Crypto {
    private static final int TAG_BITS = 128;

    private final ConcurrentLinkedQueue<Cipher> ciphers = new ConcurrentLinkedQueue<>();
    private final Passwords passwords = new Passwords();

    @Override
    public byte[] sha256(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] hmacSha256(byte[] key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] encrypt(byte[] key, byte[] nonce, byte[] plain, byte[] bound) {
        try {
            return gcm(Cipher.ENCRYPT_MODE, key, nonce, plain, bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) {
        if (sealed.length < TAG_BITS / 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(gcm(Cipher.DECRYPT_MODE, key, nonce, sealed, bound));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An Argon2id hash in PHC form.
    @Override
    public String hashPassword(String password, Priority priority) {
        return passwords.hash(password, priority);
    }

    @Override
    public boolean checkPassword(String password, String hash, Priority priority) {
        return passwords.check(password, hash, priority);
    }

    @Override
    public boolean isOutdated(String hash) {
        return passwords.isOutdated(hash);
    }

    @Override
    public boolean isImmediate() {
        return true;
    }

    /// A cipher whose work failed is not kept.
    private byte[] gcm(int mode, byte[] key, byte[] nonce, byte[] input, byte[] bound) throws GeneralSecurityException {
        Cipher kept = ciphers.poll();
        Cipher cipher = kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        byte[] output = cipher.doFinal(input);
        ciphers.add(cipher);
        return output;
    }
}
