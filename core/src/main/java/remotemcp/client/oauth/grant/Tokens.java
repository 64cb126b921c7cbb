package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.discovery.ResourceMetadata;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What a token endpoint gave (RFC 6749 §5.1).
///
/// @param bound whether the access token is shown with the scheme `DPoP` and a proof (RFC 9449 §7.1)
/// @param scopes granted, or asked for where the server did not say
/// @param expires epoch milliseconds; [Long#MAX_VALUE] where the server did not say
public record Tokens(String access, boolean bound, Optional<String> refresh, List<String> scopes, long expires) {

    public Tokens {
        scopes = List.copyOf(scopes);
    }

    /// The same with the earlier refresh token, where a server gave no new one (RFC 6749 §6).
    Tokens keeping(Optional<String> earlier) {
        return new Tokens(access, bound, refresh.or(() -> earlier), scopes, expires);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("access_token", access).put("token_type", bound ? "DPoP" : "Bearer").put("refresh_token", refresh)
            .put("scopes", JsonArray.ofStrings(scopes)).put("expires", expires).build();
    }

    public static Optional<Tokens> from(JsonObject json) {
        return json.string("access_token").map(access -> new Tokens(access, json.string("token_type").orElse("").equals("DPoP"),
            json.string("refresh_token"), ResourceMetadata.strings(json, "scopes"), json.integer("expires").orElse(Long.MAX_VALUE)));
    }

    @Override
    public String toString() {
        return "Tokens[" + (bound ? "DPoP" : "Bearer") + "]";
    }
}
