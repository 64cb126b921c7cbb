package remotemcp.client.wire;

import remotemcp.text.UnsafeCharacters;

/// Text of strangers made fit for a message to the user: one line, no control characters, no direction marks, nothing invisible, not long.
public final class Printable {
    private static final int MOST = 200;

    private Printable() {
    }

    public static String of(String text) {
        return of(text, MOST);
    }

    /// At most so many characters, an ellipsis not counted.
    public static String of(String text, int most) {
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length() && out.length() < most) {
            int c = text.codePointAt(at);
            boolean unsafe = UnsafeCharacters.isUnsafe(text, at);
            at += Character.charCount(c);
            if (!UnsafeCharacters.isVariationSelector(c)) {
                out.appendCodePoint(unsafe || UnsafeCharacters.isBlank(c) ? ' ' : c);
            }
        }
        UnsafeCharacters.dropJoinerAtEnd(out);
        return at < text.length() ? out.append('…').toString() : out.toString();
    }
}
