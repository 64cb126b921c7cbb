package remotemcp.oauth;

import java.util.List;

/// A grant as its user sees it.
///
/// @param grantId names it to [Grants#revoke]
/// @param clientName what the client calls itself: text, never proof
/// @param redirectHost where its codes went; empty for an app with a scheme of its own
/// @param created epoch milliseconds
/// @param lastUsed epoch milliseconds, told in steps of some minutes
public record ConnectedApp(String grantId, String clientName, String redirectHost, List<String> scopes, long created, long lastUsed) {
}
