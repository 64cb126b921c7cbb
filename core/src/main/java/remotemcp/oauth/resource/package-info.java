/// The protected resource: access tokens, the guard before its endpoints, its scopes and metadata (RFC 6750, RFC 8707, RFC 9728).
package remotemcp.oauth.resource;
