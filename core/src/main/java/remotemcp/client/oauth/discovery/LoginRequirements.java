package remotemcp.client.oauth.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.platform.Outbound;
import remotemcp.protocol.Pkce;

/// What a server's login wants of its clients, found out without logging in: discovery's documents are read, and nothing else is asked.
/// All of it is the servers' own word.
///
/// @param resource the identifier that tokens are asked for
/// @param issuer the authorization server
/// @param scopes that the server names, in its challenge or its metadata
/// @param registration ways a client gets an id: `client id metadata document`, `dynamic registration`, `by hand`
/// @param methods how clients authenticate at the token endpoint; empty when it does not say
/// @param takesPkce whether S256 is offered
public record LoginRequirements(String resource, String issuer, List<String> scopes, List<String> registration, List<String> methods,
    boolean takesPkce) {

    /// @param server the MCP server's URL as the person named it
    /// @param refusal the fields of the answer that wants a login
    /// @throws LoginException when a document is missing or contradicts another; its message is fit to be shown
    public static LoginRequirements of(Outbound outbound, String server, Headers refusal) {
        var challenge = Challenge.of(refusal);
        DiscoveredServer discovered = new Discovery(outbound, server).realm(challenge, Optional.empty());
        ServerMetadata metadata = discovered.server();
        return new LoginRequirements(discovered.resource(), metadata.issuer(), challenge.scopes().or(discovered::scopes).orElse(List.of()),
            registration(metadata),
            metadata.authenticationMethods(), metadata.has("code_challenge_methods_supported", Pkce.METHOD));
    }

    private static List<String> registration(ServerMetadata metadata) {
        var ways = new ArrayList<String>();
        if (metadata.takesClientDocuments()) {
            ways.add("client id metadata document");
        }
        if (metadata.endpoint("registration_endpoint").isPresent()) {
            ways.add("dynamic registration");
        }
        return ways.isEmpty() ? List.of("by hand") : List.copyOf(ways);
    }
}
