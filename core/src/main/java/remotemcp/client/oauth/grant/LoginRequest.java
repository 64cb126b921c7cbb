package remotemcp.client.oauth.grant;

import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.discovery.DiscoveredServer;
import remotemcp.client.oauth.dpop.DpopKey;
import remotemcp.client.oauth.registration.ClientRegistration;
import remotemcp.client.oauth.registration.Registrations;

/// One login to be made.
///
/// @param scopes to ask for; none means that the server decides
/// @param earlier how this client is known to that authorization server already
/// @param key that the tokens shall be bound to
public record LoginRequest(DiscoveredServer server, List<String> scopes, Optional<ClientRegistration> earlier, Optional<DpopKey> key) {

    /// The `scope` parameter.
    Optional<String> scope() {
        return scopes.isEmpty() ? Optional.empty() : Optional.of(Registrations.joined(scopes));
    }

    /// The same errand of a client that is not known yet.
    LoginRequest forgotten() {
        return new LoginRequest(server, scopes, Optional.empty(), key);
    }

    /// What the way led to.
    public record Outcome(ClientRegistration client, Tokens tokens) {
    }
}
