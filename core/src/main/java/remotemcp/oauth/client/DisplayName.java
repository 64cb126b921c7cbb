package remotemcp.oauth.client;

import remotemcp.text.UnsafeCharacters;

/// Makes a name that a stranger chose fit to be shown: one line, bounded, without characters that are invisible or that turn the
/// reading direction, by which one name may look like another.
final class DisplayName {
    private static final int LONGEST = 100;

    private DisplayName() {
    }

    static String of(String text) {
        var clean = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean unsafe = UnsafeCharacters.isUnsafe(text, at);
            at += Character.charCount(c);
            if (clean.length() + Character.charCount(c) > LONGEST) {
                break;
            }
            if (UnsafeCharacters.isBlank(c)) {
                appendBlank(clean);
            } else if (!unsafe) {
                clean.appendCodePoint(c);
            }
        }
        UnsafeCharacters.dropJoinerAtEnd(clean);
        return clean.toString().strip();
    }

    private static void appendBlank(StringBuilder clean) {
        if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
            clean.append(' ');
        }
    }
}
