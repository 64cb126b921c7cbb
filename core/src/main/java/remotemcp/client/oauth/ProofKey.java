package remotemcp.client.oauth;

import java.nio.charset.StandardCharsets;
import remotemcp.platform.Base64Url;

/// The client's half of PKCE (RFC 7636): a secret for one authorization, and the hash by which the server knows it again. Method S256.
public record ProofKey(String verifier, String challenge) {

    public static ProofKey fresh(LoginPlatform world) {
        String verifier = Base64Url.encode(world.random().bytes(32));
        return new ProofKey(verifier, Base64Url.encode(world.crypto().sha256(verifier.getBytes(StandardCharsets.US_ASCII))));
    }

    @Override
    public String toString() {
        return "ProofKey[" + challenge + "]";
    }
}
