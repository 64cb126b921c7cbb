package remotemcp.oauth;

import java.nio.charset.StandardCharsets;
import remotemcp.platform.Base64Url;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.Crypto;

/// Proof key for code exchange (RFC 7636), in its method S256 alone.
final class Pkce {
    private static final int SHORTEST = 43;
    private static final int LONGEST = 128;
    private static final int HASH = 32;

    private Pkce() {
    }

    /// Whether the text can be the challenge of any verifier: base64url of a SHA-256.
    static boolean isChallenge(String text) {
        return Base64Url.decode(text).filter(bytes -> bytes.length == HASH).isPresent();
    }

    /// Whether the verifier is one by RFC 7636 §4.1, and the challenge was made of it.
    static boolean isVerified(Crypto crypto, String challenge, String verifier) {
        if (!isVerifier(verifier)) {
            return false;
        }
        return ConstantTime.equal(challenge, Base64Url.encode(crypto.sha256(verifier.getBytes(StandardCharsets.US_ASCII))));
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
