package remotemcp.web;

import java.util.Locale;
import remotemcp.text.UnsafeCharacters;

/// Makes text that strangers chose fit to be shown as text: what cannot be seen, or turns the reading direction, is gone, and a long
/// text is cut (P04). Escaping is the template's part, and `<bdi>` keeps what is left apart from our own words.
final class UntrustedText {
    private static final int LONGEST = 60;

    private UntrustedText() {
    }

    /// A name in at most 60 characters; `unnamed` when nothing of it can be shown.
    static String of(String text, String unnamed) {
        String shown = of(text, LONGEST);
        return shown.isEmpty() ? unnamed : shown;
    }

    static String of(String text, int longest) {
        var out = new StringBuilder();
        int kept = 0;
        for (int i = 0; i < text.length() && kept <= longest;) {
            int point = text.codePointAt(i);
            boolean hidden = UnsafeCharacters.isUnsafe(text, i) || UnsafeCharacters.isStacking(point);
            i += Character.charCount(point);
            boolean space = UnsafeCharacters.isBlank(point);
            boolean doubled = space && (out.isEmpty() || out.charAt(out.length() - 1) == ' ');
            if (doubled || !space && hidden) {
                continue;
            }
            out.appendCodePoint(space ? ' ' : point);
            kept++;
        }
        String shown = out.toString().strip();
        return kept > longest ? cut(shown, longest) + "…" : shown;
    }

    /// The first letter, for a picture of the name.
    static String initial(String shown) {
        int point = shown.codePointAt(0);
        return shown.substring(0, Character.charCount(point)).toUpperCase(Locale.ROOT);
    }

    private static String cut(String text, int points) {
        int end = 0;
        for (int i = 0; i < points && end < text.length(); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        var cut = new StringBuilder(text.substring(0, end));
        UnsafeCharacters.dropJoinerAtEnd(cut);
        return cut.toString().strip();
    }
}
