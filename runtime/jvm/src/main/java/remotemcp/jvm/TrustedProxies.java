package remotemcp.jvm;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.jvm.settings.Network;

/// Learns the client's address from `X-Forwarded-For` where the request comes from a proxy that is trusted. Each proxy adds the
/// address it was called from at the end, so the last one that is no trusted proxy itself is the client's; what stands before it
/// the client may have made up. Without this, one guesser behind a proxy slows the sign-in of everybody behind it.
final class TrustedProxies implements Filter {
    private static final InetAddress IPV4_LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress IPV6_LOOPBACK = InetAddress.ofLiteral("::1");

    private final List<Network> networks;

    TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        if (!isTrusted(request.peer())) {
            return next.handle(request);
        }
        String client = request.peer();
        List<String> hops = List.of(String.join(",", request.headers().all("X-Forwarded-For")).split(","));
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = Network.address(withoutPort(hop.strip()));
            if (address.isEmpty()) {
                break;
            }
            client = address.get().getHostAddress();
            if (!isTrusted(client)) {
                break;
            }
        }
        return next.handle(new HttpRequest(request.method(), request.path(), request.query(), request.headers(), request.body(), client,
            request.departure()));
    }

    private boolean isTrusted(String peer) {
        return Network.address(peer).filter(this::isTrusted).isPresent();
    }

    /// A proxy on this machine that calls `localhost` comes from 127.0.0.1 or from ::1, as its resolver has it: one proxy, whichever was named.
    private boolean isTrusted(InetAddress address) {
        boolean isListed = networks.stream().anyMatch(network -> network.contains(address));
        return isListed || IPV6_LOOPBACK.equals(address) && networks.stream().anyMatch(network -> network.contains(IPV4_LOOPBACK))
            || IPV4_LOOPBACK.equals(address) && networks.stream().anyMatch(network -> network.contains(IPV6_LOOPBACK));
    }

    /// Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`.
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
