package remotemcp.oauth.authorize;

import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.oauth.OAuthException;

/// What the authorization endpoint leaves to people: signing in, consenting, and reading why something failed.
public interface Interaction {

    /// Takes over a valid authorization request; leads in the end to [Authorizations#approve] or [Authorizations#deny].
    HttpResponse begin(HttpRequest request, AuthorizationRequest authorization);

    /// Tells a person why the request cannot go on, and lets them go on to the client with the error if they want to. The client's address is
    /// none that we trust: a browser that is sent there without a question makes this server an open redirector (RFC 9700 §4.11.2).
    HttpResponse fail(HttpRequest request, AuthorizationFailure failure);

    /// Tells a person why the request cannot go on, for failures that must not be redirected to the client (OAuth 2.1 §4.1.2.1).
    HttpResponse refuse(HttpRequest request, OAuthException reason);
}
