package remotemcp.oauth.authorize;

import java.util.Optional;
import java.util.Set;
import remotemcp.json.JsonObject;

/// The authorization server's side of a decision that a person makes about an authorization request.
public interface Authorizations {

    /// A fresh text that carries the request through the pages, unreadable and unforgeable to browsers; good for ten minutes.
    String seal(AuthorizationRequest request);

    /// The request in a sealed text; empty when it is not ours, was changed, or is too old.
    Optional<AuthorizationRequest> open(String sealed);

    /// Records the consent and answers the redirect URL with `code`, `state` and `iss` (RFC 9207). The same decision sent twice (the double
    /// click) gets the same URL, while the code may still be redeemed.
    String approve(Approval approval);

    /// The redirect URL with `error=access_denied`, `state` and `iss`.
    String deny(AuthorizationRequest request);

    /// One consent.
    ///
    /// @param grantId id of the grant to make: 128 random bits in base64url, drawn when the consent page was shown
    /// @param subject the consenting user's id
    /// @param scopes what the user allowed: a subset of what was asked
    /// @param claims what the tokens say of the user, such as `email` and `name`
    record Approval(String grantId, AuthorizationRequest request, String subject, Set<String> scopes, JsonObject claims) {
    }
}
