package remotemcp.client.oauth.dpop;

import java.util.Optional;
import remotemcp.client.oauth.registration.ClientKey;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Crypto;
import remotemcp.platform.Signatures;

/// A key of the client that tokens are bound to (RFC 9449): stolen without it, they are worth nothing.
///
/// @param pkcs8 the private key, P-256
/// @param jwk the public key (RFC 7517), members in the order of RFC 7638
public record DpopKey(byte[] pkcs8, JsonObject jwk) {

    public static DpopKey fresh(Signatures signatures) {
        Signatures.CurveKey key = signatures.freshKey();
        return new DpopKey(key.pkcs8(), JsonObject.builder().put("crv", "P-256").put("kty", "EC")
            .put("x", Base64Url.encode(key.x())).put("y", Base64Url.encode(key.y())).build());
    }

    ClientKey signer() {
        return new ClientKey(Signatures.Algorithm.ES256, pkcs8, Optional.empty());
    }

    /// The public key's hash (RFC 7638), by which a server binds a code to it (RFC 9449 §10).
    public String thumbprint(Crypto crypto) {
        return Base64Url.encode(crypto.sha256(jwk.bytes()));
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("pkcs8", Base64Url.encode(pkcs8)).put("jwk", jwk).build();
    }

    public static Optional<DpopKey> from(JsonObject json) {
        return json.string("pkcs8").flatMap(Base64Url::decode).flatMap(key -> json.object("jwk").map(jwk -> new DpopKey(key, jwk)));
    }

    @Override
    public String toString() {
        return "BindingKey[" + jwk + "]";
    }
}
