package remotemcp.cli.command;

import remotemcp.json.IndentedJson;
import remotemcp.json.Json;
import remotemcp.text.UnsafeCharacters;

/// What strangers say, fit for a terminal: without the control characters by which a text could recolour it, rewrite what was printed or
/// type answers, and without the marks that turn the direction of writing.
public final class Terminal {
    private Terminal() {
    }

    /// Line breaks and tabs stay.
    public static String safe(String text) {
        var out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (!UnsafeCharacters.isVariationSelector(c)) {
                out.appendCodePoint(c == '\n' || c == '\t' || !UnsafeCharacters.isUnsafe(text, at) ? c : '\uFFFD');
            }
        }
        return out.toString();
    }

    /// JSON for a terminal: what strangers wrote into its strings is the same to programs, and harmless to whoever looks at it.
    public static String json(Json value) {
        var out = new StringBuilder();
        IndentedJson.of(value).codePoints().forEach(c -> {
            if (c == '\n' || !UnsafeCharacters.isUnsafe(c)) {
                out.appendCodePoint(c);
                return;
            }
            for (char half : Character.toChars(c)) {
                out.append(String.format("\\u%04x", (int) half));
            }
        });
        return out.toString();
    }

    /// In one line of at most that many characters.
    public static String line(String text, int most) {
        String line = safe(text).replaceAll("\\s+", " ").strip();
        if (line.length() <= most) {
            return line;
        }
        int end = most > 1 && Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        var cut = new StringBuilder(line.substring(0, end));
        UnsafeCharacters.dropJoinerAtEnd(cut);
        return cut.append('…').toString();
    }
}
