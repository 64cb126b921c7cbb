package remotemcp.http;

import java.util.List;

/// Tells names that may belong to a server on the public internet from those that only mean something inside some network, and from
/// every way to write an address: a first sieve for URLs that strangers name (SSRF). Whether such a name leads to a public address is for
/// the platform to see when it connects.
public final class PublicName {
    private static final List<String> INSIDE =
        List.of(".localhost", ".local", ".internal", ".lan", ".intranet", ".corp", ".home.arpa", ".in-addr.arpa", ".ip6.arpa");

    private PublicName() {
    }

    /// A name of several labels, the last of which is no number: neither `localhost` nor an IP address, decimal, octal or hexadecimal.
    ///
    /// @param host in lower case, as in [Uri.Authority#host]
    public static boolean is(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean isName =
            host.indexOf('.') > 0 && !last.isEmpty() && last.charAt(0) >= 'a' && last.charAt(0) <= 'z' && host.indexOf('%') < 0;
        return isName && INSIDE.stream().noneMatch(host::endsWith);
    }
}
