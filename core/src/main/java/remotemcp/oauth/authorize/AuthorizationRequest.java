package remotemcp.oauth.authorize;

import java.util.List;
import java.util.Optional;
import remotemcp.oauth.client.Client;

/// A checked authorization request (OAuth 2.1 §4.1.1, RFC 7636, RFC 8707): everything the pages need and the grant will keep.
///
/// @param client the registered client that asks
/// @param redirectUri where the answer goes, exactly as asked; it matches one the client registered
/// @param state the client's own value, given back unchanged
/// @param scopes what is asked for, known scopes only
/// @param codeChallenge PKCE S256 challenge
/// @param resource the resource the tokens will be for
public record AuthorizationRequest(
    Client client, String redirectUri, Optional<String> state, List<String> scopes, String codeChallenge, String resource) {
}
