package remotemcp.client.oauth.registration;

import java.util.Optional;
import remotemcp.client.oauth.grant.TokenSource;
import remotemcp.json.JsonObject;

/// The one authorization server that a client's credentials are for (MCP 2026-07-28, Authorization Server Binding). Kept before they are shown
/// for the first time, so that a server which names another issuer later gets nothing there.
///
/// @param client the `client_id` made by hand; empty for a key or a workload's token without one
public record IssuerBinding(String client, String issuer) {

    /// The client whose credentials a login would show to whatever issuer a server names; empty when there are none: what one issuer
    /// registered is kept under it, and a client's document is public.
    public static Optional<String> client(ClientProfile profile, TokenSource source) {
        if (profile.given().isPresent()) {
            return profile.given().map(ClientProfile.Given::id);
        }
        boolean isKey = profile.key().isPresent() && profile.document().isEmpty();
        return isKey || source.showsOwnToken() ? Optional.of("") : Optional.empty();
    }

    public JsonObject toJson() {
        return JsonObject.builder().put("client_id", client).put("issuer", issuer).build();
    }

    public static Optional<IssuerBinding> from(JsonObject json) {
        return json.string("client_id").flatMap(client -> json.string("issuer").map(issuer -> new IssuerBinding(client, issuer)));
    }
}
