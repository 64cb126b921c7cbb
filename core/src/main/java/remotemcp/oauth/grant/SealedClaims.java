package remotemcp.oauth.grant;

import remotemcp.json.JsonObject;

/// What the store keeps of a secret that a client holds: its hash, and something locked that only the secret itself opens.
///
/// @param hash SHA-256 of the secret, base64url
/// @param content locked JSON, base64url
public record SealedClaims(String hash, String content) {

    JsonObject toJson() {
        return JsonObject.builder().put("hash", hash).put("content", content).build();
    }

    static SealedClaims from(JsonObject json) {
        return new SealedClaims(json.string("hash").orElseThrow(), json.string("content").orElseThrow());
    }
}
