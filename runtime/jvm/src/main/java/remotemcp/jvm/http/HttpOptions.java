package remotemcp.jvm.http;

/// Where the server listens and what it allows.
///
/// @param host the address to listen on; `127.0.0.1`, `::1` and `localhost` mean both addresses of this machine
/// @param port the port; 0 for any free one
/// @param eventLoops threads that serve connections; each does quick work only, so one a core is enough
public record HttpOptions(String host, int port, int eventLoops, HttpLimits limits) {

    /// Only this machine can connect.
    public static HttpOptions loopback(int port) {
        return new HttpOptions("127.0.0.1", port, Runtime.getRuntime().availableProcessors(), HttpLimits.standard());
    }

    public HttpOptions host(String address) {
        return new HttpOptions(address, port, eventLoops, limits);
    }

    public HttpOptions limits(HttpLimits other) {
        return new HttpOptions(host, port, eventLoops, other);
    }
}
