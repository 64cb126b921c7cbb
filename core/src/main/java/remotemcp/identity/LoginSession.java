package remotemcp.identity;

/// A signed-in browser.
///
/// @param account id of the account
/// @param lineage random; kept when the same person signs in again in this browser, new otherwise. Forms are bound to it.
/// @param authenticated when the password was last given, epoch milliseconds
/// @param credentials those of the account when the person signed in: the session counts for nothing once they have changed
public record LoginSession(String account, String lineage, long authenticated, int credentials) {
}
