package remotemcp.jvm.settings;

import java.util.Base64;
import java.util.Optional;

/// A key of 32 bytes as people and programs write it: base64 or base64url, padded or not.
public final class SecretText {
    private static final int LENGTH = 32;

    private SecretText() {
    }

    public static String write(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret);
    }

    /// Empty when the text is not 32 bytes.
    public static Optional<byte[]> read(String text) {
        try {
            byte[] secret = Base64.getDecoder().decode(text.strip().replace('-', '+').replace('_', '/'));
            return Optional.of(secret).filter(bytes -> bytes.length == LENGTH);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
