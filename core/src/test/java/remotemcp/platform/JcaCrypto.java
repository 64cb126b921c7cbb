package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The primitives from the JDK, for tests. Passwords are hashed weakly, because tests hash many.
public final class JcaCrypto implements Crypto {
    private static final SecureRandom SECURE = new SecureRandom();
    private static final String FORM = "pbkdf2-test$";

    /// Unpredictable bytes.
    public static Random random() {
        return count -> {
            var bytes = new byte[count];
            SECURE.nextBytes(bytes);
            return bytes;
        };
    }

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
            return gcm(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<byte[]> decrypt(byte[] key, byte[] nonce, byte[] sealed, byte[] bound) {
        try {
            return Optional.of(gcm(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String hashPassword(String password, Priority priority) {
        byte[] salt = random().bytes(16);
        return FORM + Base64Url.encode(salt) + '$' + Base64Url.encode(stretch(password, salt));
    }

    @Override
    public boolean checkPassword(String password, String hash, Priority priority) {
        int end = hash.lastIndexOf('$');
        if (!hash.startsWith(FORM) || end <= FORM.length()) {
            return false;
        }
        byte[] salt = Base64Url.decode(hash.substring(FORM.length(), end)).orElseThrow();
        return MessageDigest.isEqual(Base64Url.encode(stretch(password, salt)).getBytes(StandardCharsets.US_ASCII),
            hash.substring(end + 1).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean isOutdated(String hash) {
        return !hash.startsWith(FORM);
    }

    @Override
    public boolean isImmediate() {
        return true;
    }

    private static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static byte[] stretch(String password, byte[] salt) {
        try {
            var spec = new PBEKeySpec(password.toCharArray(), salt, 100, 256);
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
