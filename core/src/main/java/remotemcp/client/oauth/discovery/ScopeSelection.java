package remotemcp.client.oauth.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import remotemcp.oauth.resource.Scope;
import remotemcp.protocol.ScopeTokens;

/// Which scopes to ask for (MCP 2026-07-28, Scope Selection Strategy): those of the challenge, else all that the resource names, else none.
/// A step up asks for the earlier ones too, as a new token replaces the old.
public final class ScopeSelection {

    private ScopeSelection() {
    }

    /// @param fixed what the person wants asked, whatever servers say
    /// @param earlier what was asked before at this authorization server
    public static List<String> of(Challenge challenge, DiscoveredServer discovered, Optional<List<String>> fixed, List<String> earlier) {
        var wish = new LinkedHashSet<String>();
        wish.addAll(challenge.error().orElse("").equals("insufficient_scope") ? earlier : List.of());
        wish.addAll(fixed.or(challenge::scopes).or(discovered::scopes).orElse(List.of()));
        if (fixed.isPresent() && challenge.error().isPresent()) {
            wish.addAll(challenge.scopes().orElse(List.of()));
        }
        return List.copyOf(wish);
    }

    /// With the scope for refresh tokens, where the authorization server has it. Never alone: that would ask for nothing else.
    public static List<String> lasting(List<String> wish, ServerMetadata server) {
        if (wish.isEmpty() || !server.has("scopes_supported", ScopeTokens.OFFLINE_ACCESS)) {
            return wish;
        }
        var lasting = new LinkedHashSet<>(wish);
        lasting.add(ScopeTokens.OFFLINE_ACCESS);
        return List.copyOf(lasting);
    }
}
