package remotemcp.client.oauth.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import remotemcp.http.Headers;
import remotemcp.protocol.ScopeTokens;

/// What a server answers instead of the resource: one challenge of `WWW-Authenticate` (RFC 9110 §11.6.1, RFC 6750 §3, RFC 9728 §5.1).
///
/// @param scheme in lower case
/// @param parameters names in lower case; of repeated ones the first
public record Challenge(String scheme, Map<String, String> parameters) {
    private static final Challenge NONE = new Challenge("", Map.of());

    public Challenge {
        parameters = Map.copyOf(parameters);
    }

    /// No challenge: the server only refused.
    public static Challenge none() {
        return NONE;
    }

    /// The first challenge for OAuth tokens in the answer's header.
    public static Challenge of(Headers headers) {
        for (String field : headers.all("WWW-Authenticate")) {
            for (Challenge challenge : new Reader(field).challenges()) {
                if (challenge.scheme().equals("bearer") || challenge.scheme().equals("dpop")) {
                    return challenge;
                }
            }
        }
        return NONE;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public Optional<String> error() {
        return find("error");
    }

    /// The scopes that the server says are needed; empty when it says nothing that can be read.
    public Optional<List<String>> scopes() {
        return find("scope").flatMap(ScopeTokens::parse).filter(scopes -> !scopes.isEmpty());
    }

    public boolean isDpop() {
        return scheme.equals("dpop");
    }

    /// Reads one field; what cannot be read ends it.
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Challenge> challenges() {
            var found = new ArrayList<Challenge>();
            String scheme = "";
            var parameters = new LinkedHashMap<String, String>();
            skip(" \t,");
            for (String word = word(); !word.isEmpty(); word = word()) {
                skip(" \t");
                if (at < text.length() && text.charAt(at) == '=') {
                    at++;
                    skip(" \t");
                    parameters.putIfAbsent(word.toLowerCase(Locale.ROOT), value());
                } else {
                    add(found, scheme, parameters);
                    scheme = word.toLowerCase(Locale.ROOT);
                    parameters.clear();
                }
                // The padding of a token68 stands there where nobody named it.
                skip(" \t,=");
            }
            add(found, scheme, parameters);
            return found;
        }

        private static void add(List<Challenge> found, String scheme, Map<String, String> parameters) {
            if (!scheme.isEmpty()) {
                found.add(new Challenge(scheme, parameters));
            }
        }

        private String value() {
            return at < text.length() && text.charAt(at) == '"' ? quoted() : word();
        }

        private String quoted() {
            var value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            at++;
            return value.toString();
        }

        private String word() {
            int start = Math.min(at, text.length());
            at = start;
            while (at < text.length() && isToken(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        /// Unquoted values in the wild hold URLs, which are no tokens.
        private static boolean isToken(char c) {
            return c > ' ' && c < 127 && c != ',' && c != '"' && c != '=';
        }
    }
}
