package remotemcp.client.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// Proves with each request that the client has the key its tokens are bound to: DPoP proofs (RFC 9449 §4.2), none used twice.
final class Proofs {
    private final LoginPlatform world;
    private final BindingKey key;
    private final Nonces nonces;

    Proofs(LoginPlatform world, BindingKey key, Nonces nonces) {
        this.world = world;
        this.key = key;
        this.nonces = nonces;
    }

    BindingKey key() {
        return key;
    }

    /// @param token the access token it goes with; none at a token endpoint
    String proof(String method, String url, Optional<String> token) {
        JsonObject header = JsonObject.builder().put("typ", "dpop+jwt").put("jwk", key.jwk()).build();
        JsonObject claims = JsonObject.builder().put("jti", Base64Url.encode(world.random().bytes(16)))
            .put("htm", method).put("htu", withoutQuery(url)).put("iat", world.clock().now() / 1000)
            .put("ath", token.map(this::hash)).put("nonce", nonces.of(url)).build();
        return Jws.sign(world.signatures(), key.signer(), header, claims);
    }

    /// Keeps a nonce that the server handed out; whether it is a new one.
    boolean learn(String url, Headers answer) {
        return nonces.learn(url, answer);
    }

    private String hash(String token) {
        return Base64Url.encode(world.crypto().sha256(token.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String withoutQuery(String url) {
        int mark = url.indexOf('?');
        int hash = url.indexOf('#');
        int end = mark < 0 ? hash : hash < 0 ? mark : Math.min(mark, hash);
        return end < 0 ? url : url.substring(0, end);
    }
}
