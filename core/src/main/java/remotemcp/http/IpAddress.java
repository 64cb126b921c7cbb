package remotemcp.http;

/// IP addresses as they stand in URLs (RFC 3986 §3.2.2), in their one plain form: no octal, hexadecimal or shortened IPv4.
public final class IpAddress {

    private IpAddress() {
    }

    /// Whether the text is four decimal numbers without leading zeros.
    public static boolean isIpv4(String text) {
        int parts = 0;
        int at = 0;
        while (at <= text.length()) {
            int end = orEnd(text.indexOf('.', at), text.length());
            if (!isOctet(text.substring(at, end))) {
                return false;
            }
            parts++;
            at = end + 1;
        }
        return parts == 4;
    }

    /// Whether the text, without brackets, is an IPv6 address (RFC 4291 §2.2), possibly with an IPv4 tail.
    public static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        boolean tailBeforeGap = text.substring(0, gap).indexOf('.') >= 0;
        return before >= 0 && after >= 0 && before + after < 8 && !tailBeforeGap;
    }

    /// How many groups of 16 bits stand there; below zero when anything else does.
    private static int groups(String text) {
        int count = 0;
        int at = text.isEmpty() ? 1 : 0;
        while (at <= text.length()) {
            int end = orEnd(text.indexOf(':', at), text.length());
            String group = text.substring(at, end);
            boolean isTail = end == text.length() && isIpv4(group);
            if (!isTail && !isGroup(group)) {
                return Integer.MIN_VALUE;
            }
            count += isTail ? 2 : 1;
            at = end + 1;
        }
        return count;
    }

    private static boolean isOctet(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i > 2) {
                return false;
            }
            value = value * 10 + c - '0';
        }
        boolean isPlain = text.length() == 1 || !text.startsWith("0");
        return !text.isEmpty() && value <= 255 && isPlain;
    }

    private static boolean isGroup(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isHex = c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'f';
            if (!isHex) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 4;
    }

    private static int orEnd(int index, int end) {
        return index < 0 ? end : index;
    }
}
