package remotemcp.jvm.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;

/// The addresses a server listens on. `localhost` means two (RFC 6761 §6.3), and clients try one of them or the other first: a server for
/// this machine listens on both, so that none is refused and no other program answers at the second.
final class ListeningAddresses {
    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";
    private static final Set<String> LOCALHOST = Set.of(IPV4, IPV6, "[::1]", "localhost");

    private ListeningAddresses() {
    }

    /// For this host of [HttpOptions]; without the second address on a machine that lacks it.
    static List<String> of(String host) {
        if (!LOCALHOST.contains(host)) {
            return List.of(host);
        }
        return exists(IPV6) ? exists(IPV4) ? List.of(IPV4, IPV6) : List.of(IPV6) : List.of(IPV4);
    }

    private static boolean exists(String address) {
        try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
