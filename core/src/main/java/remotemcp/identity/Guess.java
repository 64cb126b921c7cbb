package remotemcp.identity;

import java.util.Optional;

/// One try at a password, as far as slowing tries down is concerned.
///
/// @param network where it comes from; see [#networkOf]
/// @param browser name of the browser, when this account has signed in from it before; see [KnownBrowsers]
public record Guess(EmailAddress email, String network, Optional<String> browser) {

    /// Whether everybody may seem to come from there: from this machine, where a proxy may stand, or from where no address is told.
    boolean isShared() {
        return network.isEmpty() || network.startsWith("127.") || network.equals("0:0:0:0:");
    }

    /// What one attacker can be taken to own of an address: a whole IPv4 address, the first 64 bits of an IPv6 one.
    public static String networkOf(String peer) {
        if (peer.indexOf(':') < 0) {
            return peer;
        }
        if (peer.indexOf('.') > 0) {
            return peer.substring(peer.lastIndexOf(':') + 1);
        }
        var network = new StringBuilder();
        int at = 0;
        for (int group = 0; group < 4; group++) {
            int end = peer.indexOf(':', at);
            boolean written = end > at;
            network.append(written ? peer.substring(at, end) : "0").append(':');
            at = written ? end + 1 : at;
        }
        return network.toString();
    }
}
