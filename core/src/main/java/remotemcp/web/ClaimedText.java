package remotemcp.web;

import java.util.Locale;

/// Makes text that strangers chose fit to be shown as text: what cannot be seen, or turns the reading direction, is gone, and a long
/// text is cut (P04). Escaping is the template's part, and `<bdi>` keeps what is left apart from our own words.
final class ClaimedText {
    private static final int LONGEST = 60;

    private ClaimedText() {
    }

    /// A name in at most 60 characters; `unnamed` when nothing of it can be shown.
    static String of(String text, String unnamed) {
        String shown = of(text, LONGEST);
        return shown.isEmpty() ? unnamed : shown;
    }

    static String of(String text, int longest) {
        var out = new StringBuilder();
        int kept = 0;
        for (int i = 0; i < text.length() && kept <= longest; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean space = isSpace(point);
            boolean doubled = space && (out.isEmpty() || out.charAt(out.length() - 1) == ' ');
            if (doubled || !space && isHidden(point)) {
                continue;
            }
            out.appendCodePoint(space ? ' ' : point);
            kept++;
        }
        String shown = out.toString().strip();
        return kept > longest ? cut(shown, longest) + "…" : shown;
    }

    /// The first letter, for a picture of the name.
    static String initial(String shown) {
        int point = shown.codePointAt(0);
        return shown.substring(0, Character.charCount(point)).toUpperCase(Locale.ROOT);
    }

    private static String cut(String text, int points) {
        int end = 0;
        for (int i = 0; i < points && end < text.length(); i++) {
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end).strip();
    }

    private static boolean isSpace(int point) {
        return point == ' ' || point == '\t' || point == '\n' || point == '\r' || point == 0xA0 || point == 0x1680 || point == 0x3000
            || within(point, 0x2000, 0x200A) || point == 0x202F || point == 0x205F || point == 0x2028 || point == 0x2029;
    }

    /// Controls, half surrogates, joiners, direction marks, fillers, variation selectors, tags, combining marks (which can pile up
    /// over other lines), and private use.
    private static boolean isHidden(int point) {
        return point < 0x20 || within(point, 0x7F, 0x9F) || point == 0xAD || within(point, 0x300, 0x36F) || point == 0x34F || point == 0x61C
            || within(point, 0x115F, 0x1160) || within(point, 0x17B4, 0x17B5) || within(point, 0x180B, 0x180F) || within(point, 0x1AB0, 0x1AFF)
            || within(point, 0x1DC0, 0x1DFF) || within(point, 0x200B, 0x200F) || within(point, 0x202A, 0x202E) || within(point, 0x2060, 0x206F)
            || within(point, 0x20D0, 0x20FF) || point == 0x3164 || within(point, 0xD800, 0xF8FF) || within(point, 0xFE00, 0xFE0F)
            || within(point, 0xFE20, 0xFE2F) || point == 0xFEFF || point == 0xFFA0 || within(point, 0xFFF0, 0xFFFF) || point >= 0xE0000;
    }

    private static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
