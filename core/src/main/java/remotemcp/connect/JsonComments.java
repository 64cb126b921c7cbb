package remotemcp.connect;

/// What some hosts take in their JSON files besides JSON. Each is replaced by blanks, so that all else keeps its place.
final class JsonComments {
    private JsonComments() {
    }

    /// Without `//` to the end of the line and without what is between `/*` and the end mark; line breaks stay.
    static String blanked(String text) {
        var out = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            int end = at + 1;
            if (text.charAt(at) == '"') {
                end = afterString(text, at);
            } else if (text.startsWith("//", at)) {
                end = orEnd(text.indexOf('\n', at), text);
                blank(out, at, end);
            } else if (text.startsWith("/*", at) && text.indexOf("*/", at + 2) > 0) {
                end = text.indexOf("*/", at + 2) + 2;
                blank(out, at, end);
            }
            at = end;
        }
        return out.toString();
    }

    /// Without commas before the end of an object or array.
    ///
    /// @param text has no comments
    static String withoutLastCommas(String text) {
        var out = new StringBuilder(text);
        int comma = -1;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (comma >= 0 && (c == '}' || c == ']')) {
                out.setCharAt(comma, ' ');
            }
            if (c == ',') {
                comma = at;
            } else if (" \t\r\n".indexOf(c) < 0) {
                comma = -1;
            }
            at = c == '"' ? afterString(text, at) : at + 1;
        }
        return out.toString();
    }

    private static void blank(StringBuilder out, int start, int end) {
        for (int i = start; i < end; i++) {
            if (out.charAt(i) != '\n' && out.charAt(i) != '\r') {
                out.setCharAt(i, ' ');
            }
        }
    }

    private static int afterString(String text, int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    private static int orEnd(int at, String text) {
        return at < 0 ? text.length() : at;
    }
}
