package remotemcp.transport;

import java.util.List;
import java.util.Optional;
import remotemcp.http.Filter;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.protocol.RpcException;

/// Refuses requests for a host that is not ours. A page whose name an attacker has rebound to this machine is of the same origin
/// to the browser, which then sends no `Origin`; only `Host` still tells the attacker's name.
public final class HostGuard implements Filter {
    private final Site site;

    public HostGuard(Site site) {
        this.site = site;
    }

    @Override
    public HttpResponse filter(HttpRequest request, HttpHandler next) {
        List<String> hosts = request.headers().all("Host");
        if (hosts.size() != 1 || !site.servesHost(hosts.get(0))) {
            return RpcReplies.failure(403, Optional.empty(), RpcException.invalidRequest(
                "Forbidden: this server is not known by the host name of the request. Its operator sets it as public-url."));
        }
        return next.handle(request);
    }
}
