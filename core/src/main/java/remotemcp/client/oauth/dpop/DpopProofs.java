package remotemcp.client.oauth.dpop;

import java.nio.charset.StandardCharsets;
import remotemcp.client.Credentials;
import remotemcp.client.oauth.Jws;
import remotemcp.client.oauth.LoginPlatform;
import remotemcp.client.oauth.PlainBase64;
import remotemcp.http.Headers;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// Proves with each request that the client has the key its tokens are bound to: DPoP proofs (RFC 9449 §4.2), none used twice.
public final class DpopProofs {
    private final LoginPlatform world;
    private final DpopKey key;
    private final DpopNonces nonces;

    public DpopProofs(LoginPlatform world, DpopKey key, DpopNonces nonces) {
        this.world = world;
        this.key = key;
        this.nonces = nonces;
    }

    DpopKey key() {
        return key;
    }

    /// For a token endpoint.
    public String proof(String endpoint) {
        return signed(claims("POST", endpoint));
    }

    /// For a request to the resource: bound to the token, and to the body (MCP extension DPoP: all calls share one URL and method).
    public String proof(Credentials.Target target, String token) {
        JsonObject claims =
            claims(target.method(), target.url()).with("ath", Base64Url.encode(hash(token.getBytes(StandardCharsets.US_ASCII))));
        return signed(target.body().length == 0 ? claims
            : claims.with("content_digest", "sha-256=:" + PlainBase64.encode(hash(target.body())) + ":"));
    }

    private String signed(JsonObject claims) {
        JsonObject header = JsonObject.builder().put("typ", "dpop+jwt").put("jwk", key.jwk()).build();
        return Jws.sign(world.signatures(), key.signer(), header, claims);
    }

    private JsonObject claims(String method, String url) {
        return JsonObject.builder().put("jti", Base64Url.encode(world.random().bytes(16))).put("htm", method).put("htu", withoutQuery(url))
            .put("iat", world.clock().now() / 1000).put("nonce", nonces.of(url)).build();
    }

    /// Keeps a nonce that the server handed out; whether it is a new one.
    public boolean learn(String url, Headers answer) {
        return nonces.learn(url, answer);
    }

    private byte[] hash(byte[] bytes) {
        return world.crypto().sha256(bytes);
    }

    private static String withoutQuery(String url) {
        int mark = url.indexOf('?');
        int hash = url.indexOf('#');
        int end = mark < 0 ? hash : hash < 0 ? mark : Math.min(mark, hash);
        return end < 0 ? url : url.substring(0, end);
    }
}
