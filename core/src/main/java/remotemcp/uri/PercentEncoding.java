package remotemcp.uri;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Percent-encoding of RFC 3986 §2, over UTF-8. A `+` is a plus.
public final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

    private PercentEncoding() {
    }

    /// The text with everything but unreserved characters encoded.
    ///
    /// @param keepsReserved whether reserved characters and whole escapes stay as they are
    public static String encoded(String text, boolean keepsReserved) {
        int at = 0;
        while (at < text.length() && isKept(text, at, keepsReserved)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int end = at + Character.charCount(text.codePointAt(at));
            if (isKept(text, at, keepsReserved)) {
                out.append(text.charAt(at));
            } else {
                append(out, text.substring(at, end));
            }
            at = end;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, String character) {
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
        }
    }

    private static boolean isKept(String text, int at, boolean keepsReserved) {
        char c = text.charAt(at);
        return isUnreserved(c) || keepsReserved && (isReserved(c) || isEscape(text, at));
    }

    /// Empty if an escape is broken, or the octets are not UTF-8.
    public static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int size = 0;
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out[size++] = in[i];
            } else if (i + 2 < in.length && digit(in[i + 1]) >= 0 && digit(in[i + 2]) >= 0) {
                out[size++] = (byte) (digit(in[i + 1]) << 4 | digit(in[i + 2]));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        byte[] octets = Arrays.copyOf(out, size);
        String decoded = new String(octets, StandardCharsets.UTF_8);
        return Arrays.equals(octets, decoded.getBytes(StandardCharsets.UTF_8)) ? Optional.of(decoded) : Optional.empty();
    }

    /// The text with the digits of its escapes in upper case.
    static String normalized(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                out.setCharAt(i + 1, HEX.charAt(digit(text.charAt(i + 1))));
                out.setCharAt(i + 2, HEX.charAt(digit(text.charAt(i + 2))));
                i += 2;
            }
        }
        return out.toString();
    }

    static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && text.charAt(at) == '%' && digit(text.charAt(at + 1)) >= 0 && digit(text.charAt(at + 2)) >= 0;
    }

    static boolean isUnreserved(char c) {
        return isAlphanumeric(c) || UNRESERVED_MARKS.indexOf(c) >= 0;
    }

    static boolean isReserved(char c) {
        return RESERVED.indexOf(c) >= 0;
    }

    static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    /// The value of a hexadecimal digit; -1 if it is none.
    private static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 32;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
