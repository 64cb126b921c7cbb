package remotemcp.cli.command;

import remotemcp.json.IndentedJson;
import remotemcp.json.Json;

/// What strangers say, fit for a terminal: without the control characters by which a text could recolour it, rewrite what was printed or
/// type answers, and without the marks that turn the direction of writing.
public final class Terminal {
    private Terminal() {
    }

    /// Line breaks and tabs stay.
    public static String safe(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().map(c -> c == '\n' || c == '\t' || !isHarmful(c) ? c : '\uFFFD').forEach(out::appendCodePoint);
        return out.toString();
    }

    /// JSON for a terminal: what strangers wrote into its strings is the same to programs, and harmless to whoever looks at it.
    public static String json(Json value) {
        var out = new StringBuilder();
        IndentedJson.of(value).chars().forEach(c -> out.append(c == '\n' || !isHarmful(c) || Character.isSurrogate((char) c) ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return out.toString();
    }

    /// In one line of at most that many characters.
    public static String line(String text, int most) {
        String line = safe(text).replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    private static boolean isHarmful(int c) {
        int kind = Character.getType(c);
        return kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.SURROGATE || kind == Character.LINE_SEPARATOR
            || kind == Character.PARAGRAPH_SEPARATOR;
    }
}
