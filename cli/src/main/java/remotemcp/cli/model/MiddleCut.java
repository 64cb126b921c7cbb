package remotemcp.cli.model;

/// Cuts texts in their middle, as Codex does, so that all of them together keep within a number of tokens of four bytes. Codex cuts twice,
/// by bytes and then by tokens, so that what it says of how much is missing is what the second time took.
final class MiddleCut {
    static final int BYTES_A_TOKEN = 4;

    private int bytes;
    private int tokens;

    MiddleCut(int tokens) {
        this.tokens = tokens;
        this.bytes = tokens * BYTES_A_TOKEN;
    }

    String of(String text) {
        String once = cut(text, bytes);
        String twice = cut(once, tokens * BYTES_A_TOKEN);
        bytes = Math.max(0, bytes - Sizes.bytes(text));
        tokens = Math.max(0, tokens - tokens(Sizes.bytes(text)));
        return twice;
    }

    private static int tokens(int bytes) {
        return (bytes + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN;
    }

    private static String cut(String text, int limit) {
        int size = Sizes.bytes(text);
        if (size <= limit) {
            return text;
        }
        return head(text, limit / 2) + "…" + tokens(size - limit) + " tokens truncated…" + tail(text, limit - limit / 2);
    }

    private static String head(String text, int limit) {
        int end = 0;
        int size = 0;
        while (end < text.length() && size + width(text, end) <= limit) {
            size += width(text, end);
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int limit) {
        int start = text.length();
        int size = 0;
        while (start > 0 && size + width(text, text.offsetByCodePoints(start, -1)) <= limit) {
            start = text.offsetByCodePoints(start, -1);
            size += width(text, start);
        }
        return text.substring(start);
    }

    private static int width(String text, int at) {
        int c = text.codePointAt(at);
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
