package remotemcp.oauth;

/// Makes a name that a stranger chose fit to be shown: one line, bounded, without characters that are invisible or that turn the
/// reading direction, by which one name may look like another.
final class DisplayName {
    private static final int LONGEST = 100;

    private DisplayName() {
    }

    static String of(String text) {
        var clean = new StringBuilder();
        for (int i = 0; i < text.length() && clean.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                appendBlank(clean);
            } else if (!isHidden(c)) {
                clean.append(c);
            }
        }
        if (!clean.isEmpty() && Character.isHighSurrogate(clean.charAt(clean.length() - 1))) {
            clean.setLength(clean.length() - 1);
        }
        return clean.toString().strip();
    }

    private static void appendBlank(StringBuilder clean) {
        if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
            clean.append(' ');
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F
            || c == 0x205F || c == 0x3000;
    }

    /// Controls, soft hyphen, Arabic letter mark, combining joiner, Hangul fillers, Mongolian selectors, zero width and direction marks,
    /// variation selectors, interlinear and tag marks.
    private static boolean isHidden(char c) {
        return c < ' ' || c >= 0x7F && c <= 0x9F || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c >= 0x180B && c <= 0x180F
            || c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0x3164 || c >= 0xFE00 && c <= 0xFE0F
            || c == 0xFEFF || c == 0xFFA0 || c >= 0xFFF0 && c <= 0xFFFB || c == 0xDB40;
    }
}
