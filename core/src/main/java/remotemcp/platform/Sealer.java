package remotemcp.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Turns bytes into an opaque text that only this server can read or make (AES-256-GCM), and back.
///
/// Each purpose has a key of its own, so a text sealed for one never opens for another.
public final class Sealer {
    private final Envelope envelope;
    private final byte[] purpose;

    /// @param purpose a short constant such as `access-token`
    public Sealer(Platform platform, String purpose) {
        String whole = "remote-mcp " + purpose;
        envelope = new Envelope(platform.crypto(), platform.random(), platform.secret(), whole);
        this.purpose = whole.getBytes(StandardCharsets.UTF_8);
    }

    /// Base64url text of nonce, ciphertext and tag.
    public String seal(byte[] plain) {
        return Base64Url.encode(envelope.seal(plain, purpose));
    }

    /// What was sealed; empty when the text is not one that [#seal] made for this purpose with this server's key.
    public Optional<byte[]> open(String text) {
        return Base64Url.decode(text).flatMap(whole -> envelope.open(whole, purpose));
    }
}
