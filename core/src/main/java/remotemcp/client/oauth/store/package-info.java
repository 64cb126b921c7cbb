/// Keeps logins between runs.
package remotemcp.client.oauth.store;
