package remotemcp.jvm;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Tells addresses of the public internet from all others: this host, private networks, link-local and metadata services, multicast,
/// documentation, and the ranges that only translate to one of these (IANA special-purpose registries, RFC 6890).
public final class PublicAddress {
    /// First address and prefix length of each IPv4 block that is not public.
    private static final int[][] BLOCKS =
        {{ip(0, 0, 0), 8}, {ip(10, 0, 0), 8}, {ip(100, 64, 0), 10}, {ip(127, 0, 0), 8}, {ip(169, 254, 0), 16}, {ip(172, 16, 0), 12},
            {ip(192, 0, 0), 24}, {ip(192, 0, 2), 24}, {ip(192, 88, 99), 24}, {ip(192, 168, 0), 16}, {ip(198, 18, 0), 15},
            {ip(198, 51, 100), 24}, {ip(203, 0, 113), 24},
            {ip(224, 0, 0), 4}, {ip(240, 0, 0), 4}};

    private PublicAddress() {
    }

    public static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(number(four.getAddress()));
            case Inet6Address six -> isPublic(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(int address) {
        for (int[] block : BLOCKS) {
            if ((address ^ block[0]) >>> 32 - block[1] == 0) {
                return false;
            }
        }
        return true;
    }

    /// Only global unicast, 2000::/3, and of that neither 2002::/16 (6to4) and 2001::/23 (Teredo and others), which hide an IPv4 address,
    /// nor 2001:db8::/32 and 3fff::/20 (documentation). 64:ff9b::/96 (NAT64) and mapped addresses lie outside of 2000::/3.
    private static boolean isPublic(byte[] address) {
        int first = (address[0] & 255) << 8 | address[1] & 255;
        int second = (address[2] & 255) << 8 | address[3] & 255;
        boolean isGlobal = first >>> 13 == 1;
        boolean isTranslated = first == 0x2002 || first == 0x2001 && second < 0x200;
        boolean isDocumentation = first == 0x2001 && second == 0xdb8 || first == 0x3fff && second < 0x1000;
        return isGlobal && !isTranslated && !isDocumentation;
    }

    private static int number(byte[] address) {
        return (address[0] & 255) << 24 | (address[1] & 255) << 16 | (address[2] & 255) << 8 | address[3] & 255;
    }

    private static int ip(int first, int second, int third) {
        return first << 24 | second << 16 | third << 8;
    }
}
