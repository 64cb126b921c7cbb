package remotemcp.oauth.grant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;

/// Makes and opens [SealedClaims]es. The key is made of the secret and the server's own key together: neither a stolen store with the
/// server's secret, nor a stolen token with the store, is enough to read what is inside.
public final class ClaimsSealer {
    private static final int NONCE = 12;

    private final Platform platform;
    private final KeyedDigest keys;

    public ClaimsSealer(Platform platform) {
        this.platform = platform;
        keys = new KeyedDigest(platform, "strongbox");
    }

    public SealedClaims seal(String secret, JsonObject content) {
        String hash = hash(secret);
        byte[] nonce = platform.random().bytes(NONCE);
        byte[] locked = platform.crypto().encrypt(key(secret), nonce, content.bytes(), bytes(hash));
        byte[] whole = Arrays.copyOf(nonce, NONCE + locked.length);
        System.arraycopy(locked, 0, whole, NONCE, locked.length);
        return new SealedClaims(hash, Base64Url.encode(whole));
    }

    /// Whether the secret is the one this box was locked with.
    public boolean matches(SealedClaims box, String secret) {
        return ConstantTime.equal(box.hash(), hash(secret));
    }

    /// What is inside.
    ///
    /// @throws IllegalStateException when the secret does not fit
    public JsonObject open(SealedClaims box, String secret) {
        byte[] whole = Base64Url.decode(box.content()).orElseThrow();
        byte[] nonce = Arrays.copyOf(whole, NONCE);
        byte[] plain = platform.crypto().decrypt(key(secret), nonce, Arrays.copyOfRange(whole, NONCE, whole.length), bytes(box.hash()))
            .orElseThrow(() -> new IllegalStateException("a strongbox does not open"));
        return Json.parse(plain).asObject().orElseThrow();
    }

    private String hash(String secret) {
        return Base64Url.encode(platform.crypto().sha256(bytes(secret)));
    }

    private byte[] key(String secret) {
        return Base64Url.decode(keys.of(secret)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
