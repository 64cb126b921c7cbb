package remotemcp.demo.inspector;

import remotemcp.json.Json;
import remotemcp.text.UnsafeCharacters;

/// Words of a stranger made fit to be read by a model: one line, cut, and without what hides from people's eyes (controls, direction marks,
/// zero-width and tag characters, private use), by which instructions are smuggled.
final class QuotedText {
    private QuotedText() {
    }

    /// The words, clean and at most so many characters long.
    static String clean(String text, int most) {
        var clean = new StringBuilder();
        int at = 0;
        while (at < text.length() && clean.length() < most) {
            int c = text.codePointAt(at);
            boolean unsafe = UnsafeCharacters.isUnsafe(text, at);
            at += Character.charCount(c);
            if (UnsafeCharacters.isBlank(c)) {
                appendBlank(clean);
            } else if (!unsafe) {
                clean.appendCodePoint(c);
            }
        }
        UnsafeCharacters.dropJoinerAtEnd(clean);
        String words = clean.toString().strip();
        return at < text.length() ? words + "…" : words;
    }

    /// The words in quotation marks, which nothing inside can end: `"` and `\` in them are escaped.
    static String of(String clean) {
        return Json.of(clean).text();
    }

    private static void appendBlank(StringBuilder clean) {
        if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
            clean.append(' ');
        }
    }
}
