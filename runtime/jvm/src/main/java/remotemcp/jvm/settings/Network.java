package remotemcp.jvm.settings;

import java.net.InetAddress;
import java.util.Optional;
import remotemcp.http.IpAddress;

/// A range of IP addresses, such as `10.0.0.0/8`, or a single one.
///
/// @param bits how many leading bits of the address all its members share
public record Network(InetAddress address, int bits) {

    /// The address in a text, without asking any name server; empty when it is none. Of IPv4 only the plain form is read.
    public static Optional<InetAddress> address(String text) {
        boolean plain = IpAddress.isIpv4(text) || IpAddress.isIpv6(text);
        return plain ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
    }

    /// Empty when the text is no address, alone or with `/` and a number of bits.
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        return address(slash < 0 ? text : text.substring(0, slash)).flatMap(address -> {
            int longest = address.getAddress().length * 8;
            int bits = slash < 0 ? longest : bits(text.substring(slash + 1));
            return bits < 0 || bits > longest ? Optional.empty() : Optional.of(new Network(address, bits));
        });
    }

    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 128 >> bit % 8;
            if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int bits(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
