package remotemcp.jvm;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The HTTP proxies that the environment names, in the way command-line programs agree on: `HTTPS_PROXY` and `HTTP_PROXY` by the URL's scheme, `NO_PROXY` a list of
/// hosts, of domains, or `*`; each in capitals or small letters. This computer is never asked for through a proxy. A proxy that wants a password is not supported.
final class ProxyVariables extends ProxySelector {
    private static final int USUAL_PORT = 80;

    private final Optional<InetSocketAddress> secure;
    private final Optional<InetSocketAddress> plain;
    private final List<String> direct;

    private ProxyVariables(Map<String, String> environment) {
        secure = proxy(value(environment, "https_proxy"));
        // In a CGI program HTTP_PROXY in capitals is a header field of the request (httpoxy, CVE-2016-5385); here it is as trusted as the rest.
        plain = proxy(value(environment, "http_proxy"));
        direct = Stream.of(value(environment, "no_proxy").split(",")).map(String::strip).filter(entry -> !entry.isEmpty())
            .map(ProxyVariables::domain).toList();
    }

    /// Empty when the environment names no proxy.
    static Optional<ProxySelector> of(Map<String, String> environment) {
        var variables = new ProxyVariables(environment);
        return variables.secure.isPresent() || variables.plain.isPresent() ? Optional.of(variables) : Optional.empty();
    }

    @Override
    public List<Proxy> select(URI url) {
        String host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        Optional<InetSocketAddress> proxy = "https".equalsIgnoreCase(url.getScheme()) ? secure : plain;
        return List.of(proxy.filter(_ -> !isDirect(host)).map(address -> new Proxy(Proxy.Type.HTTP, address)).orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI url, SocketAddress address, IOException failure) {
        // The request fails with the same exception.
    }

    private boolean isDirect(String host) {
        boolean isThisComputer = host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("[::1]");
        return isThisComputer || direct.stream().anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    /// Written `.example.com`, `*.example.com` or `example.com`.
    private static String domain(String entry) {
        String lower = entry.toLowerCase(Locale.ROOT);
        return lower.startsWith("*.") ? lower.substring(2) : lower.startsWith(".") ? lower.substring(1) : lower;
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), "")).strip();
    }

    /// Written with or without `http://`. What is no address is as good as none: the request then says that nobody answers.
    private static Optional<InetSocketAddress> proxy(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text.contains("://") ? text : "http://" + text);
            return Optional.ofNullable(url.getHost())
                .map(host -> InetSocketAddress.createUnresolved(host, url.getPort() < 0 ? USUAL_PORT : url.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
