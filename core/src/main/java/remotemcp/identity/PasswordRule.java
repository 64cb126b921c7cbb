package remotemcp.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Why a new password is not good enough (NIST SP 800-63B §3.1.1: length and a list of common ones, no rules on kinds of characters).
public enum PasswordRule {
    TOO_SHORT("Use at least 10 characters."),
    TOO_LONG("Use at most 200 characters."),
    TOO_COMMON("That password is one of the first that attackers try. Choose another one, such as four words that do not belong together."),
    SAME_AS_EMAIL("The password must not be your e-mail address.");

    /// Fewest and most characters of a password: Unicode code points (SP 800-63B §3.1.1.2), of which an emoji is one or several. The upper
    /// bound keeps hashing a giant text from being an attack.
    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;
    /// What `maxlength` on a page has to allow: browsers count UTF-16 units, up to two a code point.
    public static final int LONGEST_TYPED = 2 * LONGEST;

    private static final Set<String> COMMON = Set.of(
        "1234567890", "0123456789", "0987654321", "12345678910", "123456789a", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "abcdefghij",
        "abcdefghijk", "abcd123456", "adminadmin", "administrator", "basketball", "changeme123", "changemenow", "chocolate1",
        "football123", "helloworld", "iloveyou123", "iloveyou12", "letmein123", "letmeinnow", "liverpool1", "manchester", "mypassword",
        "newpassword", "p@ssw0rd123", "passw0rd123", "password01", "password10", "password11", "password12", "password123", "password1234",
        "password12345", "password!1", "passwordpassword", "princess123", "q1w2e3r4t5", "q1w2e3r4t5y6", "qazwsxedc123", "qwerty1234",
        "qwerty12345", "qwerty123456", "qwertyuiop", "qwertyuiop123", "secret1234", "starwars123", "sunshine123", "superman123",
        "test123456", "testtest123", "trustno1trustno1", "unbelievable", "welcome123", "welcome1234", "zaq12wsxcde3", "zxcvbnm123");

    private final String words;

    PasswordRule(String words) {
        this.words = words;
    }

    /// What to tell the person.
    public String words() {
        return words;
    }

    /// The first rule this password breaks.
    public static Optional<PasswordRule> brokenBy(String password, EmailAddress email) {
        if (length(password) < SHORTEST) {
            return Optional.of(TOO_SHORT);
        }
        if (isTooLong(password)) {
            return Optional.of(TOO_LONG);
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(email.text())) {
            return Optional.of(SAME_AS_EMAIL);
        }
        return COMMON.contains(plain) || isOneCharacter(plain) ? Optional.of(TOO_COMMON) : Optional.empty();
    }

    /// Whether no account can have this password.
    public static boolean isTooLong(String password) {
        return length(password) > LONGEST;
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    private static boolean isOneCharacter(String text) {
        int at = 0;
        while (at < text.length() && text.codePointAt(at) == text.codePointAt(0)) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at >= text.length();
    }
}
