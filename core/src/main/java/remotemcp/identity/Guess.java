package remotemcp.identity;

import java.util.Optional;
import remotemcp.http.ClientNetwork;

/// One try at a password, as far as slowing tries down is concerned.
///
/// @param network where it comes from; see [#networkOf]
/// @param browser name of the browser, when this account has signed in from it before; see [KnownBrowsers]
public record Guess(EmailAddress email, String network, Optional<String> browser) {
    private static final int LINK = 64;
    private static final String THIS_MACHINE = ClientNetwork.prefix("::1", LINK);

    /// Whether everybody may seem to come from there: from this machine, where a proxy may stand, or from where no address is told.
    boolean isShared() {
        return ClientNetwork.isShared(network) || network.equals(THIS_MACHINE);
    }

    /// What one attacker can be taken to own of an address: a whole IPv4 address, the first 64 bits of an IPv6 one.
    public static String networkOf(String peer) {
        return ClientNetwork.prefix(peer, LINK);
    }
}
