package remotemcp.client.oauth.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.json.JsonObject;

/// A login as it may be shown: whose and for what, without any secret.
///
/// @param server the MCP server's URL as the person named it
/// @param issuer the authorization server
/// @param scopes granted
/// @param expires when its access token ends, epoch milliseconds; empty when it never said, or there is none
/// @param isLasting whether it renews itself by a refresh token
public record LoginSummary(String server, String issuer, List<String> scopes, Optional<Long> expires, boolean isLasting) {

    /// Those among what a [LoginStore] keeps for a server; the one in use comes first. A registration without tokens is no login.
    public static List<LoginSummary> in(JsonObject kept) {
        String server = kept.string("server").orElse("");
        var found = new ArrayList<LoginSummary>();
        for (SavedLogin login : SavedLogins.of(server, Optional.of(kept)).logins()) {
            login.tokens().ifPresent(tokens -> found.add(new LoginSummary(server, login.server().issuer(), tokens.scopes(),
                Optional.of(tokens.expires()).filter(at -> at != Long.MAX_VALUE), tokens.refresh().isPresent())));
        }
        return List.copyOf(found);
    }
}
