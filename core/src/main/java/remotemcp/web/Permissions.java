package remotemcp.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import remotemcp.oauth.resource.Scope;
import remotemcp.protocol.ScopeTokens;

/// Puts scopes into words.
final class Permissions {
    private static final String STAY_CONNECTED = "Stay connected until you revoke it";

    private final WebSettings site;

    Permissions(WebSettings site) {
        this.site = site;
    }

    /// What is asked for, line by line. What every use of the server needs cannot be left out, and neither can staying connected:
    /// a person ends that on the account page.
    List<ConsentPage.Permission> asked(Collection<String> scopes) {
        var lines = new ArrayList<ConsentPage.Permission>();
        for (String name : scopes) {
            boolean needed = name.equals(ScopeTokens.OFFLINE_ACCESS) || site.scopes().find(name).filter(Scope::baseline).isPresent();
            lines.add(new ConsentPage.Permission(name, words(name), !needed));
        }
        if (lines.isEmpty()) {
            lines.add(new ConsentPage.Permission("", "Use " + site.name() + " in your name", false));
        }
        return List.copyOf(lines);
    }

    /// What was allowed, in the server's own order.
    List<String> words(Collection<String> scopes) {
        var ordered = new LinkedHashSet<>(site.scopes().ofServer());
        ordered.retainAll(scopes);
        ordered.addAll(scopes);
        var words = new ArrayList<String>();
        for (String name : ordered) {
            words.add(words(name));
        }
        return List.copyOf(words);
    }

    private String words(String name) {
        return site.scopes().find(name).map(Scope::words)
            .orElseGet(() -> name.equals(ScopeTokens.OFFLINE_ACCESS) ? STAY_CONNECTED : UntrustedText.of(name, name));
    }
}
