package remotemcp.oauth.grant;

import java.util.List;

/// A grant as its user sees it.
///
/// @param grantId names it to [Grants#revoke]
/// @param clientName what the client calls itself: text, never proof
/// @param redirectUri where its code went
/// @param created epoch milliseconds
/// @param lastUsed epoch milliseconds, told in steps of some minutes
public record ConnectedApp(String grantId, String clientName, String redirectUri, List<String> scopes, long created, long lastUsed) {
}
