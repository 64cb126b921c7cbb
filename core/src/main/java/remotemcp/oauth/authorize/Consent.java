package remotemcp.oauth.authorize;

import java.util.List;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// What a person allowed, and to which request: the part of a [Grant][remotemcp.oauth.grant.Grant] that never changes.
///
/// @param given when, in epoch milliseconds
public record Consent(String clientId, String clientName, String redirectUri, String codeChallenge, String resource, List<String> scopes,
    long given) {

    static Consent to(AuthorizationRequest request, List<String> scopes, long now) {
        return new Consent(request.client().id(), request.client().name(), request.redirectUri(), request.codeChallenge(),
            request.resource(), scopes, now);
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("client_id", clientId).put("client_name", clientName).put("redirect_uri", redirectUri)
            .put("code_challenge", codeChallenge).put("resource", resource).put("scopes", JsonArray.ofStrings(scopes)).put("given", given)
            .build();
    }

    public static Consent from(JsonObject json) {
        return new Consent(json.string("client_id").orElseThrow(), json.string("client_name").orElseThrow(),
            json.string("redirect_uri").orElseThrow(),
            json.string("code_challenge").orElseThrow(), json.string("resource").orElseThrow(),
            json.array("scopes").orElseThrow().values().stream().map(scope -> scope.asString().orElseThrow()).toList(),
            json.integer("given").orElseThrow());
    }

    /// Whether both answer the same request, whatever of it was allowed.
    boolean answersTheSameAs(Consent other) {
        return clientId.equals(other.clientId) && redirectUri.equals(other.redirectUri) && codeChallenge.equals(other.codeChallenge)
            && resource.equals(other.resource);
    }
}
