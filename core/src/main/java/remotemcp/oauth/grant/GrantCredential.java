package remotemcp.oauth.grant;

import remotemcp.platform.Key;

/// A code or refresh token as a client holds it: names a grant, and cannot be made up. [GrantCredentials] issues and reads them.
///
/// @param text the whole secret
public record GrantCredential(Kind kind, String subject, String grant, String text) {

    public enum Kind {
        CODE("c"), REFRESH("r");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        String letter() {
            return letter;
        }
    }

    public Key key() {
        return Grant.key(subject, grant);
    }
}
