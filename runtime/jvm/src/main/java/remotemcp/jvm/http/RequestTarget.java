package remotemcp.jvm.http;

/// The request target (RFC 9112 §3.2): the origin form as sent, an absolute form that names the same host as `Host`, or the asterisk of
/// `OPTIONS *`.
final class RequestTarget {
    private RequestTarget() {
    }

    static boolean isServed(String method, String target, String host) {
        return isVisibleAscii(target) && (target.startsWith("/") || isWholeServer(method, target) || isAbsoluteFor(target, host));
    }

    private static boolean isWholeServer(String method, String target) {
        return target.equals("*") && method.equals("OPTIONS");
    }

    /// The path and query as sent, or the asterisk.
    static String originForm(String target) {
        if (target.startsWith("/") || target.equals("*")) {
            return target;
        }
        int authority = target.indexOf("://") + 3;
        int path = endOfAuthority(target, authority);
        String rest = target.substring(path);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /// A different host in target and `Host` would let a proxy and this server disagree on who is addressed.
    private static boolean isAbsoluteFor(String target, String host) {
        if (host == null || !target.regionMatches(true, 0, "http://", 0, 7) && !target.regionMatches(true, 0, "https://", 0, 8)) {
            return false;
        }
        int authority = target.indexOf("://") + 3;
        return target.substring(authority, endOfAuthority(target, authority)).equalsIgnoreCase(host);
    }

    private static int endOfAuthority(String target, int from) {
        for (int i = from; i < target.length(); i++) {
            if (target.charAt(i) == '/' || target.charAt(i) == '?') {
                return i;
            }
        }
        return target.length();
    }

    private static boolean isVisibleAscii(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
