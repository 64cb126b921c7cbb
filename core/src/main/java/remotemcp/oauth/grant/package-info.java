/// Grants as the store keeps them: one record for each consent, its code and its refresh tokens.
package remotemcp.oauth.grant;
