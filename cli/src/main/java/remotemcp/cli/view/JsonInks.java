package remotemcp.cli.view;

/// Colours one line of indented JSON: names, texts, and numbers with `true`, `false`, `null`.
final class JsonInks {
    private JsonInks() {
    }

    static StyledLine of(String json) {
        StyledLine line = StyledLine.EMPTY;
        int at = 0;
        while (at < json.length()) {
            int end = end(json, at);
            line = line.plus(json.substring(at, end), ink(json, at, end));
            at = end;
        }
        return line;
    }

    /// Where the token that begins here ends.
    private static int end(String json, int start) {
        int at = start + 1;
        if (json.charAt(start) == '"') {
            while (at < json.length() && json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, json.length());
        }
        boolean word = Character.isLetterOrDigit(json.charAt(start)) || json.charAt(start) == '-';
        while (at < json.length() && json.charAt(at) != '"' && isOfWord(json.charAt(at)) == word) {
            at++;
        }
        return at;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }

    private static Ink ink(String json, int start, int end) {
        if (json.charAt(start) == '"') {
            return json.startsWith(":", end) ? Ink.NAME : Ink.TEXT;
        }
        return isOfWord(json.charAt(start)) ? Ink.VALUE : Ink.DIM;
    }
}
