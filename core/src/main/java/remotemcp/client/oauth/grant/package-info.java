/// The OAuth grants by which a client obtains tokens, and the token and revocation requests.
package remotemcp.client.oauth.grant;
