package remotemcp.protocol;

import java.nio.charset.StandardCharsets;
import remotemcp.platform.Base64Url;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.Crypto;
import remotemcp.platform.Random;

/// Proof key for code exchange (RFC 7636), in its method S256 alone: a secret for one authorization, and the hash by which the server
/// knows it again.
public record Pkce(String verifier, String challenge) {
    /// The only `code_challenge_method`.
    public static final String METHOD = "S256";

    private static final int SHORTEST = 43;
    private static final int LONGEST = 128;
    private static final int HASH = 32;

    /// The client's half, for one authorization.
    public static Pkce fresh(Random random, Crypto crypto) {
        String verifier = Base64Url.encode(random.bytes(HASH));
        return new Pkce(verifier, challenge(crypto, verifier));
    }

    private static String challenge(Crypto crypto, String verifier) {
        return Base64Url.encode(crypto.sha256(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    /// Tells no secret.
    @Override
    public String toString() {
        return "Pkce[" + challenge + "]";
    }

    /// Whether the text can be the challenge of any verifier: base64url of a SHA-256.
    public static boolean isChallenge(String text) {
        return Base64Url.decode(text).filter(bytes -> bytes.length == HASH).isPresent();
    }

    /// Whether the verifier is one by RFC 7636 §4.1, and the challenge was made of it.
    public static boolean isVerified(Crypto crypto, String challenge, String verifier) {
        if (!isVerifier(verifier)) {
            return false;
        }
        return ConstantTime.equal(challenge, challenge(crypto, verifier));
    }

    private static boolean isVerifier(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isUnreserved(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~';
    }
}
