package remotemcp.settings;

import java.util.Optional;
import remotemcp.platform.Base64Url;

/// A key of 32 bytes as people and programs write it: base64 or base64url, padded or not.
public final class SecretText {
    private static final int LENGTH = 32;

    private SecretText() {
    }

    /// As `openssl rand -base64 32` writes it.
    public static String write(byte[] secret) {
        return Base64Url.encode(secret).replace('-', '+').replace('_', '/') + "=";
    }

    /// Empty when the text is not 32 bytes.
    public static Optional<byte[]> read(String text) {
        String plain = text.strip();
        String unpadded = plain.endsWith("=") ? plain.substring(0, plain.length() - 1) : plain;
        return Base64Url.decode(unpadded.replace('+', '-').replace('/', '_')).filter(bytes -> bytes.length == LENGTH);
    }
}
