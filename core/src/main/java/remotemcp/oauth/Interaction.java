package remotemcp.oauth;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;

/// What the authorization endpoint leaves to people: signing in, consenting, and reading why something failed.
public interface Interaction {

    /// Takes over a valid authorization request; leads in the end to [Authorizations#approve] or [Authorizations#deny].
    HttpResponse begin(HttpRequest request, AuthorizationRequest authorization);

    /// Tells a person why the request cannot go on, for failures that must not be redirected to the client (OAuth 2.1 §4.1.2.1).
    HttpResponse refuse(HttpRequest request, OAuthException reason);
}
