package remotemcp.platform;

import java.nio.charset.StandardCharsets;

/// Stands in for a personal or secret text where only equality matters, such as an e-mail address in a [Key]: HMAC-SHA-256 under a
/// key derived from the server's secret, so that whoever holds the store alone cannot guess addresses and compare.
public final class KeyedDigest {
    private final Platform platform;
    private final String purpose;
    private volatile byte[] key = new byte[0];

    /// @param purpose a short constant such as `email`; each has a key of its own
    public KeyedDigest(Platform platform, String purpose) {
        this.platform = platform;
        this.purpose = purpose;
    }

    /// 43 characters of base64url; always the same for the same text.
    public String of(String text) {
        return Base64Url.encode(platform.crypto().hmacSha256(key(), bytes(text)));
    }

    private byte[] key() {
        if (key.length == 0) {
            key = platform.crypto().hmacSha256(platform.secret(), bytes("remote-mcp digest " + purpose));
        }
        return key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
