package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Turns bytes into an opaque text that only this server can read or make (AES-256-GCM), and back.
///
/// Each purpose has a key of its own, so a text sealed for one never opens for another.
public final class Sealer {
    private static final int NONCE = 12;

    private final Platform platform;
    private final byte[] purpose;
    private volatile byte[] key = new byte[0];

    /// @param purpose a short constant such as `access-token`
    public Sealer(Platform platform, String purpose) {
        this.platform = platform;
        this.purpose = ("remote-mcp " + purpose).getBytes(StandardCharsets.UTF_8);
    }

    /// Base64url text of nonce, ciphertext and tag.
    public String seal(byte[] plain) {
        byte[] nonce = platform.random().bytes(NONCE);
        byte[] sealed = platform.crypto().encrypt(key(), nonce, plain, purpose);
        byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return Base64Url.encode(whole);
    }

    /// What was sealed; empty when the text is not one that [#seal] made for this purpose with this server's key.
    public Optional<byte[]> open(String text) {
        Optional<byte[]> whole = Base64Url.decode(text);
        if (whole.isEmpty() || whole.get().length <= NONCE) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(whole.get(), NONCE);
        byte[] sealed = Arrays.copyOfRange(whole.get(), NONCE, whole.get().length);
        return platform.crypto().decrypt(key(), nonce, sealed, purpose);
    }

    private byte[] key() {
        if (key.length == 0) {
            key = platform.crypto().hmacSha256(platform.secret(), purpose);
        }
        return key;
    }
}
