package remotemcp.jvm.log;

import remotemcp.text.UnsafeCharacters;

/// Makes text from outside safe to print: what would start a new line, move a terminal's cursor, change its colours, turn the
/// reading direction or hide is written as `\\uXXXX` (log injection, ANSI escapes, bidi overrides).
final class Visible {
    private Visible() {
    }

    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            // Halves of pairs are looked at together.
            if (UnsafeCharacters.isUnsafe(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (!UnsafeCharacters.isUnsafe(text, at)) {
                out.appendCodePoint(c);
                continue;
            }
            for (char half : Character.toChars(c)) {
                out.append(String.format("\\u%04x", (int) half));
            }
        }
        return out.toString();
    }
}
