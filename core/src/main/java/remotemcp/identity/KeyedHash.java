package remotemcp.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Platform;

/// Hashes text under a key of the server's, so that whoever reads the store cannot find values by trying likely ones.
final class KeyedHash {
    private final Platform platform;
    private final byte[] purpose;
    private volatile byte[] key = new byte[0];

    KeyedHash(Platform platform, String purpose) {
        this.platform = platform;
        this.purpose = ("remote-mcp " + purpose).getBytes(StandardCharsets.UTF_8);
    }

    /// 32 bytes in base64url.
    String of(String text) {
        return Base64Url.encode(bytes(text));
    }

    /// One of 65,536 short names: a bounded number of records, however many different texts strangers send.
    String bucketOf(String text) {
        return Base64Url.encode(Arrays.copyOf(bytes(text), 2));
    }

    private byte[] bytes(String text) {
        if (key.length == 0) {
            key = platform.crypto().hmacSha256(platform.secret(), purpose);
        }
        return platform.crypto().hmacSha256(key, text.getBytes(StandardCharsets.UTF_8));
    }
}
