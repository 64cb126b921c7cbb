/// Tokens bound to a key of the client (DPoP, RFC 9449).
package remotemcp.client.oauth.dpop;
