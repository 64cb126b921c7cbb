package remotemcp.oauth.client;

import java.util.List;
import java.util.Optional;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonException;
import remotemcp.json.JsonObject;
import remotemcp.oauth.OAuthException;

/// Reads the document that a client's URL leads to (OAuth Client ID Metadata Document §4). It is public, so nothing secret may be in it,
/// and it speaks for that very URL only.
final class ClientDocument {
    private static final List<String> PRIVATE_KEY_PARTS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private ClientDocument() {
    }

    /// @throws OAuthException when this is not the document of a client that may be answered; says why
    static Client read(String url, byte[] body, long now) {
        JsonObject document = parse(body);
        if (!document.string("client_id").equals(Optional.of(url))) {
            throw refusal("names another client_id than its own URL");
        }
        if (document.string("client_name").filter(name -> !name.isEmpty()).isEmpty()) {
            throw refusal("has no client_name");
        }
        if (document.has("client_secret") || document.has("client_secret_expires_at") || hasPrivateKey(document)) {
            throw refusal("holds a secret");
        }
        if (!mayBePublic(document)) {
            throw refusal("asks for client authentication, which is not offered to clients of this kind");
        }
        return RegistrationRules.read(document.with("token_endpoint_auth_method", "none").without("software_statement"), now).client(url);
    }

    private static JsonObject parse(byte[] body) {
        try {
            return Json.parse(body).asObject().orElseThrow(() -> refusal("is not a JSON object"));
        } catch (JsonException e) {
            throw refusal("is not well-formed JSON");
        }
    }

    /// Documents that prefer an assertion but list `none` too are taken by that word.
    private static boolean mayBePublic(JsonObject document) {
        String method = document.string("token_endpoint_auth_method").orElse("none");
        JsonArray others = document.array("token_endpoint_auth_methods_supported").orElse(JsonArray.of());
        return method.equals("none") || others.values().contains(Json.of("none"));
    }

    private static boolean hasPrivateKey(JsonObject document) {
        JsonArray keys = document.object("jwks").flatMap(set -> set.array("keys")).orElse(JsonArray.of());
        return keys.values().stream().map(Json::asObject)
            .anyMatch(key -> key.isPresent() && PRIVATE_KEY_PARTS.stream().anyMatch(key.get()::has));
    }

    private static OAuthException refusal(String why) {
        return new OAuthException("invalid_client_metadata", "It " + why);
    }
}
