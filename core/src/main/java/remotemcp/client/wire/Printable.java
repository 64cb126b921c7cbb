package remotemcp.client.wire;

/// Text of strangers made fit for a message to the user: no control characters, no direction marks, not long.
public final class Printable {
    private static final int MOST = 200;

    private Printable() {
    }

    public static String of(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length() && out.length() < MOST; i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c <= '~' || c >= 0xa1 && c < 0x200b || c >= 0x2030 && c < 0x2060 || c >= 0x2070 && c < 0xd800 || c >= 0xf900 && c < 0xfe00;
            out.append(plain ? c : ' ');
        }
        return text.length() > MOST ? out.append('…').toString() : out.toString();
    }
}
