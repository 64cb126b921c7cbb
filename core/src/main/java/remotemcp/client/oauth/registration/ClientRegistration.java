package remotemcp.client.oauth.registration;

import java.util.Optional;
import remotemcp.json.JsonObject;

/// Who this client is at one authorization server.
///
/// @param id the `client_id`
/// @param method its `token_endpoint_auth_method`
/// @param redirectUri that it was registered with; empty for clients that never redirect or were registered by hand
/// @param expires when the secret ends, epoch milliseconds, or [Long#MAX_VALUE]
/// @param dynamic whether the server made it at our request, so that another can be asked for
public record ClientRegistration(String id, Optional<String> secret, String method, String redirectUri, long expires, boolean dynamic) {
    public static final String NONE = "none";
    public static final String BASIC = "client_secret_basic";
    static final String POST = "client_secret_post";
    static final String KEY = "private_key_jwt";

    /// One that never ends and was not asked for.
    public static ClientRegistration known(String id, Optional<String> secret, String method) {
        return new ClientRegistration(id, secret, method, "", Long.MAX_VALUE, false);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("client_id", id).put("client_secret", secret).put("token_endpoint_auth_method", method)
            .put("redirect_uri", redirectUri).put("expires", expires).put("dynamic", dynamic).build();
    }

    public static Optional<ClientRegistration> from(JsonObject json) {
        return json.string("client_id").map(id -> new ClientRegistration(id, json.string("client_secret"),
            json.string("token_endpoint_auth_method").orElse(NONE), json.string("redirect_uri").orElse(""),
            json.integer("expires").orElse(Long.MAX_VALUE), json.bool("dynamic").orElse(false)));
    }

    @Override
    public String toString() {
        return "ClientRegistration[" + method + "]";
    }
}
