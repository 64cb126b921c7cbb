package remotemcp.client.oauth;

import java.nio.charset.StandardCharsets;
import remotemcp.client.oauth.registration.ClientKey;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;
import remotemcp.platform.Signatures;

/// Signed JSON in its compact form (RFC 7515 §7.1).
public final class Jws {

    private Jws() {
    }

    public static String sign(Signatures signatures, ClientKey key, JsonObject header, JsonObject claims) {
        JsonObject full = header.with("alg", key.algorithm().name());
        String input = Base64Url.encode(full.bytes()) + "." + Base64Url.encode(claims.bytes());
        return input + "." + Base64Url.encode(signatures.sign(key.algorithm(), key.pkcs8(), input.getBytes(StandardCharsets.US_ASCII)));
    }
}
