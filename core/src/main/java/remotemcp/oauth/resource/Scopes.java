package remotemcp.oauth.resource;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import remotemcp.protocol.ScopeTokens;

/// The scopes a server knows, in its own order, and the rules on what of a wish becomes a grant.
public final class Scopes {
    private final List<Scope> known;

    public Scopes(List<Scope> known) {
        this.known = List.copyOf(known);
    }

    public Optional<Scope> find(String name) {
        for (Scope scope : known) {
            if (scope.name().equals(name)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /// What a scope allows, in words for people.
    public String words(String name) {
        return find(name).map(Scope::words).orElse(name.equals(ScopeTokens.OFFLINE_ACCESS) ? "Stay connected while you are away" : name);
    }

    /// The names that the resource publishes: all but `offline_access`.
    public List<String> ofResource() {
        return names(false);
    }

    /// The names that the authorization server publishes: `offline_access` at the end.
    public List<String> ofServer() {
        var all = names(false);
        all.add(ScopeTokens.OFFLINE_ACCESS);
        return all;
    }

    /// The names that a first challenge asks for.
    public List<String> baseline() {
        return names(true);
    }

    /// What of a wish can be granted: known scopes, each once, unknown ones dropped and not refused, as clients ask for whatever
    /// another server wanted. When nothing of ours is left, the baseline.
    public List<String> grantable(Collection<String> wish) {
        var kept = new LinkedHashSet<String>();
        for (String name : wish) {
            if (find(name).isPresent() || name.equals(ScopeTokens.OFFLINE_ACCESS)) {
                kept.add(name);
            }
        }
        if (kept.isEmpty() || kept.size() == 1 && kept.contains(ScopeTokens.OFFLINE_ACCESS)) {
            kept.addAll(baseline());
        }
        return List.copyOf(kept);
    }

    /// The scopes with all that they imply.
    public Set<String> withImplied(Collection<String> granted) {
        var all = new LinkedHashSet<>(granted);
        var open = new ArrayList<>(granted);
        while (!open.isEmpty()) {
            for (String implied : find(open.removeLast()).map(Scope::implies).orElse(Set.of())) {
                if (all.add(implied)) {
                    open.add(implied);
                }
            }
        }
        return Set.copyOf(all);
    }

    private List<String> names(boolean onlyBaseline) {
        var names = new ArrayList<String>();
        for (Scope scope : known) {
            if (!scope.name().equals(ScopeTokens.OFFLINE_ACCESS) && !names.contains(scope.name()) && (scope.baseline() || !onlyBaseline)) {
                names.add(scope.name());
            }
        }
        return names;
    }
}
