/// The token endpoint (OAuth 2.1 §3.2) and the revocation endpoint (RFC 7009).
package remotemcp.oauth.token;
