package remotemcp.http;

/// The network a client's address belongs to: limits count by network, since one subscriber of IPv6 has whole networks of addresses.
/// Usual sizes are 64 bits (one link), 56 (one household) and 48 (one site).
public final class ClientNetwork {
    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;

    private ClientNetwork() {
    }

    /// The network of an address, one text for all spellings of it.
    ///
    /// @param address as a [HttpRequest#peer] tells it, possibly with a zone (`fe80::1%eth0`)
    /// @param bits how many leading bits of an IPv6 address name the network, 1 to 128
    /// @return such as `2001:db8:0:7::/64`; of IPv4, also where IPv6 carries it, the whole address; what is no address is given back
    public static String prefix(String address, int bits) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        if (!IpAddress.isIpv6(plain)) {
            return address;
        }
        if (plain.indexOf('.') > 0) {
            return plain.substring(plain.lastIndexOf(':') + 1);
        }
        int[] groups = groups(plain);
        return isMapped(groups) ? ipv4(groups) : text(groups, bits);
    }

    /// Whether everybody may seem to come from there: from this machine, where a proxy may stand, or from where no address is told.
    public static boolean isShared(String address) {
        String whole = prefix(address, GROUPS * GROUP_BITS);
        return whole.isEmpty() || whole.startsWith("127.") || whole.equals("0:0:0:0:0:0:0:1/128");
    }

    private static int[] groups(String address) {
        var groups = new int[GROUPS];
        int gap = address.indexOf("::");
        read(gap < 0 ? address : address.substring(0, gap), groups, 0);
        if (gap >= 0) {
            String tail = address.substring(gap + 2);
            read(tail, groups, GROUPS - count(tail));
        }
        return groups;
    }

    private static void read(String text, int[] groups, int first) {
        int group = first;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                group++;
            } else {
                groups[group] = groups[group] << 4 | Character.digit(c, 16);
            }
        }
    }

    private static int count(String text) {
        int count = text.isEmpty() ? 0 : 1;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == ':' ? 1 : 0;
        }
        return count;
    }

    /// `::ffff:0:0/96` (RFC 4291 §2.5.5.2).
    private static boolean isMapped(int[] groups) {
        for (int i = 0; i < 5; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return groups[5] == 0xffff;
    }

    private static String ipv4(int[] groups) {
        return (groups[6] >> 8) + "." + (groups[6] & 0xff) + "." + (groups[7] >> 8) + "." + (groups[7] & 0xff);
    }

    private static String text(int[] groups, int bits) {
        var text = new StringBuilder();
        for (int i = 0; i * GROUP_BITS < bits; i++) {
            int kept = Math.min(GROUP_BITS, bits - i * GROUP_BITS);
            int group = groups[i] >> GROUP_BITS - kept << GROUP_BITS - kept;
            text.append(i == 0 ? "" : ":").append(Integer.toHexString(group));
        }
        return text.append(bits > (GROUPS - 1) * GROUP_BITS ? "/" : "::/").append(bits).toString();
    }
}
