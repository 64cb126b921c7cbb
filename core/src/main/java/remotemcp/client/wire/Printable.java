package remotemcp.client.wire;

/// Text of strangers made fit for a message to the user: no control characters, no direction marks, nothing invisible, not long.
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
        for (int i = 0; i < text.length() && out.length() < most; i++) {
            out.append(isPlain(text.charAt(i)) ? text.charAt(i) : ' ');
        }
        return text.length() > most ? out.append('…').toString() : out.toString();
    }

    private static boolean isPlain(char c) {
        boolean isSeen = c >= ' ' && c <= '~' || c >= 0xa1 && c < 0x200b || c >= 0x2010 && c < 0x2028 || c >= 0x2030 && c < 0x2060
            || c >= 0x2070 && c < 0xd800 || c >= 0xf900 && c < 0xfe00;
        boolean isInvisible = c == 0xad || c >= 0x600 && c <= 0x605 || c == 0x61c || c == 0x6dd || c == 0x70f || c == 0x180e || c == 0x115f || c == 0x1160
            || c == 0x3164 || c == 0x8e2 || c == 0x890 || c == 0x891;
        return isSeen && !isInvisible;
    }
}
