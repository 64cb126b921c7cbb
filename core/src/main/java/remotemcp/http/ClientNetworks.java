package remotemcp.http;

/// The networks that a client's address belongs to, from the narrowest to the widest; each names itself by a text that is the same for all
/// spellings of the address.
///
/// @param link what certainly is one caller: an IPv4 address, 64 bits of an IPv6 one
/// @param household what usually is one customer: an IPv4 address, 56 bits of an IPv6 one
/// @param site what one owner can easily have: 24 bits of an IPv4 address, 48 of an IPv6 one
/// @param shared whether everybody may seem to come from there: from this machine, where a proxy may stand, or from where no address is told
public record ClientNetworks(String link, String household, String site, boolean shared) {

    /// @param peer address as a [HttpRequest#peer] tells it
    public static ClientNetworks of(String peer) {
        String link = ClientNetwork.prefix(peer, 64);
        int end = link.indexOf(':') < 0 ? link.lastIndexOf('.') : -1;
        String site = end < 0 ? ClientNetwork.prefix(peer, 48) : link.substring(0, end) + ".0/24";
        return new ClientNetworks(link, ClientNetwork.prefix(peer, 56), site, ClientNetwork.isShared(peer));
    }
}
