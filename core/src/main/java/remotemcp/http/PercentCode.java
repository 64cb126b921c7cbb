package remotemcp.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Percent-encoding of UTF-8 text in URLs and forms (RFC 3986 §2, WHATWG URL §5), strict in what it reads.
public final class PercentCode {
    private static final String HEX = "0123456789ABCDEF";

    private PercentCode() {
    }

    /// The text with everything but unreserved characters encoded, fit for any part of a URL.
    public static String encode(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return out.toString();
    }

    /// The text of a form field or query parameter, in which `+` stands for a space; empty when an escape is broken or the bytes
    /// are not UTF-8.
    public static Optional<String> decode(String encoded) {
        var bytes = new byte[encoded.length()];
        int size = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c >= 128) {
                return Optional.empty();
            }
            int value = c == '+' ? ' ' : c;
            if (c == '%') {
                value = octet(encoded, i + 1);
                i += 2;
            }
            if (value < 0) {
                return Optional.empty();
            }
            bytes[size++] = (byte) value;
        }
        return utf8(Arrays.copyOf(bytes, size));
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            return -1;
        }
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 32;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /// Decoders differ between runtimes on overlong and broken sequences; only what encodes back to itself is taken.
    private static Optional<String> utf8(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isUnreserved(byte b) {
        int letter = b | 32;
        return letter >= 'a' && letter <= 'z' && b > 0 || b >= '0' && b <= '9' || b == '-' || b == '.' || b == '_' || b == '~';
    }
}
