package remotemcp.http;

import java.util.Optional;

/// Scheme, host and port of a web origin (RFC 6454), and the parsing of the `Host` header that goes with it. Only what a browser
/// would itself write is read: lower case, no user, no path, no trailing dot, no default port spelled out.
///
/// @param scheme `http` or `https`
/// @param host a name, an IPv4 address, or an IPv6 address in brackets
/// @param port as given, or the scheme's own
public record Origin(String scheme, String host, int port) {

    /// Reads the value of an `Origin` header; empty for `null` and for anything else that is no plain web origin.
    public static Optional<Origin> parse(String text) {
        int mark = text.indexOf("://");
        String scheme = mark < 0 ? "" : text.substring(0, mark);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        return ofHost(scheme, text.substring(mark + 3)).filter(origin -> origin.text().equals(text));
    }

    /// The origin of an absolute http or https URL.
    ///
    /// @throws IllegalArgumentException when it is none
    public static Origin ofUrl(String url) {
        int host = url.indexOf("://") + 3;
        int path = host < 3 ? -1 : url.indexOf('/', host);
        String origin = path < 0 ? url : url.substring(0, path);
        return parse(origin).orElseThrow(() -> new IllegalArgumentException("not an http or https URL in lower case: " + url));
    }

    /// The origin of a URL, with its port or the scheme's own; empty for a URL that is not of http or https, or has no host.
    public static Optional<Origin> of(Uri url) {
        boolean isWeb = url.scheme().equals("https") || url.scheme().equals("http");
        if (!isWeb || url.host().isEmpty()) {
            return Optional.empty();
        }
        String port = url.authority().orElseThrow().port();
        return Optional.of(new Origin(url.scheme(), url.host(), port.isEmpty() ? defaultPort(url.scheme()) : Integer.parseInt(port)));
    }

    /// Reads the value of a `Host` header of a request that came by `scheme`. Letter case does not matter there.
    public static Optional<Origin> ofHost(String scheme, String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']') && colon >= 0;
        String host = lowerCase(hasPort ? text.substring(0, colon) : text);
        int port = hasPort ? port(text.substring(colon + 1)) : defaultPort(scheme);
        return isHost(host) && port > 0 ? Optional.of(new Origin(scheme, host, port)) : Optional.empty();
    }

    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /// As a browser writes it.
    public String text() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static int port(String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || i == 5) {
                return -1;
            }
            port = port * 10 + c - '0';
        }
        return port <= 65535 ? port : -1;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return host.endsWith("]") && host.length() > 3 && consistsOf(host.substring(1, host.length() - 1), "0123456789abcdef:.");
        }
        return !host.isEmpty() && host.length() <= 253 && !host.endsWith(".") && !host.startsWith(".")
            && consistsOf(host, "abcdefghijklmnopqrstuvwxyz0123456789-._");
    }

    private static boolean consistsOf(String text, String alphabet) {
        for (int i = 0; i < text.length(); i++) {
            if (alphabet.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /// ASCII only: other letters have no place in a host, and the Kelvin sign must not become a k.
    private static String lowerCase(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return out.toString();
    }
}
