package remotemcp.json;

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` of RFC 8259 §6.
final class NumberGrammar {

    private NumberGrammar() {}

    static boolean matches(String text) {
        int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
        int end = digits(text, start);
        boolean whole = end == start + 1 || end > start && text.charAt(start) != '0';
        return whole && (end == text.length() || rest(text, end));
    }

    private static boolean rest(String text, int at) {
        if (text.charAt(at) != '.') {
            return exponent(text, at);
        }
        int end = digits(text, at + 1);
        return end > at + 1 && (end == text.length() || exponent(text, end));
    }

    private static boolean exponent(String text, int at) {
        char mark = text.charAt(at++);
        if (mark != 'e' && mark != 'E') {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            at++;
        }
        return at < text.length() && digits(text, at) == text.length();
    }

    private static int digits(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
