package remotemcp.text;

/// The table of characters that untrusted text may hold and nobody may be shown: they move a terminal's cursor, turn the direction of writing,
/// make one name look like another, or hide words from people that a model reads (Unicode Technical Standard 39; log injection, ANSI
/// escapes, "Trojan Source", tag smuggling). All functions that make such text showable ask here; what they do with a character is theirs.
/// Letters, marks and emoji are safe. So is the joiner between two emoji, which makes one picture of them, and only there: between letters
/// it is invisible.
///
/// Parameters named `c` are code points.
public final class UnsafeCharacters {
    private static final int JOINER = 0x200D;

    private UnsafeCharacters() {
    }

    /// Controls, lone surrogates, format characters (direction, joiners, tags), fillers without a shape, private use, and noncharacters.
    public static boolean isUnsafe(int c) {
        if (c < 0x7F) {
            return c < 0x20;
        }
        return c <= 0x9F || c == 0x2028 || c == 0x2029 || isFormat(c) || isFiller(c) || isVariationSelector(c)
            || within(c, 0xD800, 0xF8FF) || within(c, 0xFDD0, 0xFDEF) || within(c, 0xFFF0, 0xFFFB) || (c & 0xFFFE) == 0xFFFE
            || c >= 0xE0000;
    }

    /// Whether the code point at that index is unsafe where it stands: the zero width joiner is safe between two emoji.
    public static boolean isUnsafe(String text, int at) {
        int c = text.codePointAt(at);
        return isUnsafe(c) && !(c == JOINER && isBetweenEmoji(text, at));
    }

    /// Takes away a joiner at the end, where a text was cut between two emoji.
    public static void dropJoinerAtEnd(StringBuilder text) {
        int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) == JOINER) {
            text.setLength(last);
        }
    }

    private static boolean isBetweenEmoji(String text, int at) {
        int before = at > 0 && isVariationSelector(text.charAt(at - 1)) ? at - 1 : at;
        return before > 0 && at + 1 < text.length() && isEmoji(text.codePointBefore(before)) && isEmoji(text.codePointAt(at + 1));
    }

    /// Pictures, skin tones and the symbols that have a coloured form (Unicode Technical Standard 51), as far as sequences are made of them.
    private static boolean isEmoji(int c) {
        return within(c, 0x1F300, 0x1FAFF) || within(c, 0x2600, 0x27BF) || within(c, 0x2194, 0x2195) || within(c, 0x2B05, 0x2B55);
    }

    /// Spaces of all widths and the ends of lines: one space in the place of any number of them loses nothing.
    public static boolean isBlank(int c) {
        return c == ' ' || within(c, '\t', '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || within(c, 0x2000, 0x200A) || c == 0x2028
            || c == 0x2029
            || c == 0x202F || c == 0x205F || c == 0x2800 || c == 0x3000;
    }

    /// Choose the form of the character before; they are invisible themselves and can carry hidden data. Unsafe, but not worth a substitute.
    public static boolean isVariationSelector(int c) {
        return within(c, 0xFE00, 0xFE0F) || within(c, 0x180B, 0x180D) || c == 0x180F;
    }

    /// Marks that pile up over other lines when there are many. Safe where lines do not matter: many languages need them.
    public static boolean isStacking(int c) {
        return within(c, 0x300, 0x36F) || within(c, 0x1AB0, 0x1AFF) || within(c, 0x1DC0, 0x1DFF) || within(c, 0x20D0, 0x20FF)
            || within(c, 0xFE20, 0xFE2F);
    }

    private static boolean isFormat(int c) {
        return c == 0xAD || within(c, 0x600, 0x605) || c == 0x61C || c == 0x6DD || c == 0x70F || c == 0x890 || c == 0x891 || c == 0x8E2
            || c == 0x180E
            || within(c, 0x200B, 0x200F) || within(c, 0x202A, 0x202E) || within(c, 0x2060, 0x206F) || c == 0xFEFF || c == 0x110BD
            || c == 0x110CD
            || within(c, 0x13430, 0x1345F) || within(c, 0x1BCA0, 0x1BCA3) || within(c, 0x1D173, 0x1D17A);
    }

    private static boolean isFiller(int c) {
        return c == 0x34F || within(c, 0x115F, 0x1160) || within(c, 0x17B4, 0x17B5) || c == 0x3164 || c == 0xFFA0;
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
