/// The clients of the authorization server: registered (RFC 7591), or known by a document at their URL (Client ID Metadata Document).
package remotemcp.oauth.client;
