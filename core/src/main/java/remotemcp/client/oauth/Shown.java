package remotemcp.client.oauth;

/// Text from servers made fit for terminals and logs: against escape sequences, forged lines and floods.
final class Shown {

    private Shown() {
    }

    /// Quoted and cut, for a place inside a sentence.
    static String quoted(String text) {
        return '"' + text(text, 200) + '"';
    }

    /// Without controls and what reorders or hides text, at most `longest` characters.
    static String text(String text, int longest) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < longest; i++) {
            char c = text.charAt(i);
            out.append(isPlain(c) ? c : ' ');
        }
        return out.length() < text.length() ? out.append('…').toString() : out.toString();
    }

    private static boolean isPlain(char c) {
        boolean isControl = c < ' ' || c >= 127 && c < 160;
        boolean isInvisible = c >= '\u200b' && c <= '\u200f' || c >= '\u2028' && c <= '\u202e' || c >= '\u2060' && c <= '\u206f' || c == '\ufeff'
            || c == '\u00ad' || c == '\u061c' || c == '\u180e';
        return !isControl && !isInvisible;
    }
}
