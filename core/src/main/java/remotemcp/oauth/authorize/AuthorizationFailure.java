package remotemcp.oauth.authorize;

import remotemcp.oauth.OAuthException;
import remotemcp.oauth.client.Client;

/// A request of a known client, for an address that it registered, that cannot go on.
///
/// @param client whose request it is
/// @param redirectUri where the answer belongs
/// @param reason what is wrong with it
/// @param location `redirectUri` with `error`, `state` and `iss` (OAuth 2.1 §4.1.2.1)
public record AuthorizationFailure(Client client, String redirectUri, OAuthException reason, String location) {
}
