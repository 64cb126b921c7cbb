/// Makes the client known to an authorization server (RFC 7591), and authenticates it there.
package remotemcp.client.oauth.registration;
