package remotemcp.http;

import java.util.Locale;
import java.util.Optional;

/// An absolute URI in its parts, read strictly by the grammar of RFC 3986 §3: what two parsers might read differently (spaces,
/// backslashes, controls, anything not ASCII, broken escapes) is not read at all. Scheme and host are in lower case, the rest as written.
///
/// @param authority what follows `//`; empty where there is none, as in `com.example.app:/callback`
/// @param query without `?`
/// @param fragment without `#`
public record Uri(String scheme, Optional<Authority> authority, String path, Optional<String> query, Optional<String> fragment) {
    private static final String MARKS = "-._~!$&'()*+,;=";

    /// @param userinfo what stands before `@`
    /// @param host a name, an IPv4 address, or an IPv6 address in brackets
    /// @param port decimal, at most 65535; empty when the scheme's default applies
    public record Authority(Optional<String> userinfo, String host, String port) {
    }

    /// The parts; empty when the text is not an absolute URI.
    public static Optional<Uri> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isScheme(text.substring(0, colon))) {
            return Optional.empty();
        }
        int hash = orEnd(text.indexOf('#'), text.length());
        int mark = Math.min(orEnd(text.indexOf('?'), hash), hash);
        Optional<String> fragment = hash < text.length() ? Optional.of(text.substring(hash + 1)) : Optional.empty();
        Optional<String> query = mark < hash ? Optional.of(text.substring(mark + 1, hash)) : Optional.empty();
        return hierarchy(text.substring(colon + 1, mark)).filter(part -> isPath(part.path()) && isTail(query) && isTail(fragment))
            .map(part -> new Uri(text.substring(0, colon).toLowerCase(Locale.ROOT), part.authority(), part.path(), query, fragment));
    }

    /// The host; empty text when there is none.
    public String host() {
        return authority.map(Authority::host).orElse("");
    }

    /// Whether the host is this computer by name or address: `localhost`, 127.0.0.0/8, `[::1]`.
    public boolean isLoopback() {
        return isLoopback(host());
    }

    /// Whether the host, as in [Authority#host], is this computer.
    public static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.") && IpAddress.isIpv4(host);
    }

    /// Whether the path has a segment `.` or `..`, plain or percent-encoded, by which it might leave where it seems to be.
    public boolean hasDotSegments() {
        String plain = path.replace("%2e", ".").replace("%2E", ".");
        int at = 0;
        while (at <= plain.length()) {
            int end = orEnd(plain.indexOf('/', at), plain.length());
            String segment = plain.substring(at, end);
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private record Hierarchy(Optional<Authority> authority, String path) {
    }

    private static Optional<Hierarchy> hierarchy(String text) {
        if (!text.startsWith("//")) {
            return Optional.of(new Hierarchy(Optional.empty(), text));
        }
        int slash = orEnd(text.indexOf('/', 2), text.length());
        return authority(text.substring(2, slash)).map(found -> new Hierarchy(Optional.of(found), text.substring(slash)));
    }

    private static Optional<Authority> authority(String text) {
        int at = text.lastIndexOf('@');
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
        String rest = text.substring(at + 1);
        int hostEnd = rest.startsWith("[") ? rest.indexOf(']') + 1 : orEnd(rest.indexOf(':'), rest.length());
        String host = rest.substring(0, hostEnd).toLowerCase(Locale.ROOT);
        String port = rest.substring(hostEnd);
        boolean portIsFine = port.isEmpty() || port.startsWith(":") && isNumber(port.substring(1), 65535);
        if (!portIsFine || !isHost(host) || !user.map(Uri::isUserinfo).orElse(true)) {
            return Optional.empty();
        }
        return Optional.of(new Authority(user, host, port.isEmpty() ? "" : port.substring(1)));
    }

    private static boolean isScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (i == 0 || !isDigit(c) && c != '+' && c != '-' && c != '.')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(String host) {
        return host.startsWith("[") ? IpAddress.isIpv6(host.substring(1, host.length() - 1)) : consistsOf(host, "");
    }

    private static boolean isUserinfo(String text) {
        return consistsOf(text, ":");
    }

    private static boolean isPath(String path) {
        return consistsOf(path, ":@/");
    }

    private static boolean isTail(Optional<String> part) {
        return part.map(text -> consistsOf(text, ":@/?")).orElse(true);
    }

    /// Whether the text has only unreserved characters, sub-delimiters, whole escapes, and those of `more`.
    private static boolean consistsOf(String text, String more) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isEscape = c == '%' && isEscape(text, i);
            if (!isEscape && !isLetter(c) && !isDigit(c) && MARKS.indexOf(c) < 0 && more.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && isHex(text.charAt(at + 1)) && isHex(text.charAt(at + 2));
    }

    private static boolean isNumber(String text, int most) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) || i > 4) {
                return false;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return !text.isEmpty() && value <= most;
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c | 32) >= 'a' && (c | 32) <= 'f';
    }

    private static boolean isLetter(char c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int orEnd(int index, int end) {
        return index < 0 ? end : index;
    }
}
