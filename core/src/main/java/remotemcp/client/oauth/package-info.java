/// The client's side of OAuth: finds a server's authorization server, registers, gets tokens in one of the ways ([remotemcp.client.oauth.grant.TokenSource]),
/// keeps them and shows them with each request ([remotemcp.client.oauth.OAuthLogin], where to begin reading). Everything a server says is hostile input.
package remotemcp.client.oauth;
