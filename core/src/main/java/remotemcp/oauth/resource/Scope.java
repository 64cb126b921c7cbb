package remotemcp.oauth.resource;

import java.util.Set;
import remotemcp.protocol.ScopeTokens;

/// One thing a client may be allowed to do (RFC 6749 §3.3).
///
/// @param name the scope token, such as `mcp`
/// @param words what the consent page says it allows
/// @param baseline whether it is asked for in the first challenge, and granted when a client names no scope of ours
/// @param implies names of narrower scopes that this one contains
public record Scope(String name, String words, boolean baseline, Set<String> implies) {
    public Scope {
        if (name.isEmpty() || !ScopeTokens.isToken(name)) {
            throw new IllegalArgumentException("not a scope token: " + name);
        }
        implies = Set.copyOf(implies);
    }

    /// A scope that every use of this server needs.
    public static Scope baseline(String name, String words) {
        return new Scope(name, words, true, Set.of());
    }

    /// A scope asked for when an operation needs it.
    public static Scope extra(String name, String words, String... implies) {
        return new Scope(name, words, false, Set.of(implies));
    }
}
