package remotemcp.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// The `scope` parameter of OAuth (RFC 6749 §3.3).
public final class ScopeTokens {
    /// Asks for refresh tokens (OpenID Connect Core §11). Offered by the authorization server, never asked for by the resource.
    public static final String OFFLINE_ACCESS = "offline_access";

    private ScopeTokens() {
    }

    /// The tokens of a `scope` parameter, each once; empty when it holds a character no scope may have.
    public static Optional<List<String>> parse(String text) {
        var tokens = new LinkedHashSet<String>();
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            String token = text.substring(at, end);
            if (!isToken(token)) {
                return Optional.empty();
            }
            if (!token.isEmpty()) {
                tokens.add(token);
            }
            at = end + 1;
        }
        return Optional.of(List.copyOf(tokens));
    }

    /// Whether all characters may stand in a scope token.
    public static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
