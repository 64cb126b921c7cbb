package remotemcp.doctor.play;

import java.util.List;
import java.util.Optional;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A client that a server has registered for the doctor (RFC 7591).
///
/// @param redirectUri the one it uses
/// @param answer as the server sent it
public record RegisteredClient(String redirectUri, JsonObject answer) {

    /// What public clients send.
    static JsonObject body(String name, JsonArray redirectUris) {
        return JsonObject.builder().put("client_name", name).put("redirect_uris", redirectUris)
            .put("grant_types", JsonArray.ofStrings(List.of("authorization_code", "refresh_token")))
            .put("response_types", JsonArray.ofStrings(List.of("code")))
            .put("token_endpoint_auth_method", "none").build();
    }

    public String id() {
        return answer.string("client_id").orElse("");
    }

    public Optional<String> secret() {
        return answer.string("client_secret");
    }

    @Override
    public String toString() {
        return "Registration[" + redirectUri + "]";
    }
}
