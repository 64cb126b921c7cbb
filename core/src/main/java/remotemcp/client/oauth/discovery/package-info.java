/// Finds the authorization server of an MCP server (RFC 9728, RFC 8414), and reads what servers say of themselves.
package remotemcp.client.oauth.discovery;
