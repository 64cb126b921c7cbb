package remotemcp.demo.inspector;

import remotemcp.json.Json;

/// Words of a stranger made fit to be read by a model: one line, cut, and without what hides from people's eyes (controls, direction marks,
/// zero-width and tag characters, private use), by which instructions are smuggled.
final class Quote {
    private Quote() {
    }

    /// The words, clean and at most so many characters long.
    static String clean(String text, int most) {
        var clean = new StringBuilder();
        int at = 0;
        while (at < text.length() && clean.length() < most) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isBlank(c)) {
                appendBlank(clean);
            } else if (!isHidden(c)) {
                clean.appendCodePoint(c);
            }
        }
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

    private static boolean isBlank(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029
            || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x2800;
    }

    private static boolean isHidden(int c) {
        return c < ' ' || c >= 0x7F && c <= 0x9F || isFormat(c) || c >= 0xD800 && c <= 0xF8FF || c >= 0xE0000;
    }

    /// Format characters and other marks without a shape of their own, beside the astral ones.
    private static boolean isFormat(int c) {
        return c == 0xAD || c == 0x34F || c >= 0x600 && c <= 0x605 || c == 0x61C || c == 0x6DD || c == 0x70F || c == 0x8E2 || c == 0x115F || c == 0x1160
            || c == 0x17B4 || c == 0x17B5 || c >= 0x180B && c <= 0x180F || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E
            || c >= 0x2060 && c <= 0x206F || c == 0x3164 || c >= 0xFE00 && c <= 0xFE0F || c == 0xFEFF || c == 0xFFA0 || c >= 0xFFF0 && c <= 0xFFFD
            || c >= 0x1BCA0 && c <= 0x1BCA3 || c >= 0x1D173 && c <= 0x1D17A;
    }
}
