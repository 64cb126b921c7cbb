package remotemcp.client.oauth.store;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.discovery.DiscoveredServer;
import remotemcp.client.oauth.discovery.ResourceMetadata;
import remotemcp.client.oauth.discovery.ServerMetadata;
import remotemcp.client.oauth.dpop.DpopKey;
import remotemcp.client.oauth.grant.LoginRequest;
import remotemcp.client.oauth.grant.Tokens;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;

/// A login at one authorization server for one resource. Its tokens go to no other.
///
/// @param server the authorization server's metadata, as checked at the login
/// @param asked the scopes asked for so far
/// @param tokens empty when they were refused for good and only the registration is left
public record SavedLogin(String resource, ServerMetadata server, ClientRegistration client, List<String> asked, Optional<Tokens> tokens,
    Optional<DpopKey> key) {

    boolean isOf(DiscoveredServer discovered) {
        return server.issuer().equals(discovered.server().issuer()) && resource.equals(discovered.resource());
    }

    public SavedLogin with(Optional<Tokens> other) {
        return new SavedLogin(resource, server, client, asked, other, key);
    }

    /// What to redeem a refresh token with.
    public LoginRequest errand() {
        return new LoginRequest(new DiscoveredServer(resource, server, Optional.empty(), key.isPresent()), asked, Optional.of(client), key);
    }

    JsonObject toJson() {
        var json = JsonObject.builder().put("issuer", server.issuer()).put("resource", resource).put("metadata", server.document())
            .put("client", client.toJson()).put("asked", JsonArray.ofStrings(asked));
        tokens.ifPresent(found -> json.put("tokens", found.toJson()));
        key.ifPresent(found -> json.put("key", found.toJson()));
        return json.build();
    }

    static Optional<SavedLogin> from(JsonObject json) {
        Optional<ClientRegistration> client = json.object("client").flatMap(ClientRegistration::from);
        Optional<ServerMetadata> server = json.object("metadata").map(ServerMetadata::new);
        return client.isEmpty() || server.isEmpty() || !json.has("resource") ? Optional.empty()
            : Optional
                .of(new SavedLogin(json.string("resource").orElse(""), server.get(), client.get(), ResourceMetadata.strings(json, "asked"),
                    json.object("tokens").flatMap(Tokens::from), json.object("key").flatMap(DpopKey::from)));
    }
}
