package remotemcp.identity;

import java.util.Locale;
import java.util.Optional;

/// An e-mail address in the one form we compare and keep: trimmed, lower case, plain ASCII, at most 254 characters (RFC 5321 §4.5.3.1).
/// Letters outside ASCII are refused, because two addresses that look alike must not be two accounts.
public record EmailAddress(String text) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String FORBIDDEN = "()<>[]\\,;:\"";

    /// Empty when the text is not an address.
    public static Optional<EmailAddress> read(String written) {
        String text = written.strip();
        int at = text.indexOf('@');
        boolean fits = text.length() <= LONGEST && at > 0 && at <= LONGEST_LOCAL_PART && isPlain(text) && isDomain(text, at + 1);
        return fits ? Optional.of(new EmailAddress(text.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || FORBIDDEN.indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dot = c == '.' && i > start && text.charAt(i - 1) != '.';
            if (!dot && c != '-' && !isLetterOrDigit(c)) {
                return false;
            }
        }
        return text.length() > start && text.charAt(text.length() - 1) != '.';
    }

    private static boolean isLetterOrDigit(char c) {
        int letter = c | 32;
        return c >= '0' && c <= '9' || letter >= 'a' && letter <= 'z';
    }
}
