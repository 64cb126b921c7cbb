/// The OAuth 2.1 authorization server and the guard before protected endpoints. It draws no page and knows no password: whoever does
/// implements [remotemcp.oauth.authorize.Interaction] and calls [remotemcp.oauth.authorize.Authorizations].
///
/// A login in the order of its classes: [remotemcp.oauth.resource.BearerGuard] refuses with a challenge, `MetadataEndpoint` says where to go,
/// `RegistrationEndpoint` or `ClientDocuments` know the client, `AuthorizationEndpoint` and `AuthorizationChecks` look at the request,
/// `Decisions` turns a person's word into a `Grant`, `TokenEndpoint` with `CodeExchange` and `RefreshExchange` moves it on through its
/// `GrantState`s, one compare-and-set in the `GrantStore` at a time.
package remotemcp.oauth;
