package remotemcp.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Origin;

/// Under which URL the server is known, and the web pages that may talk to it. What a request says of its host is never used to
/// build a link: the URL here is.
public final class Site {
    /// Where the MCP Inspector's page lives, which its users run on their own machine.
    private static final List<String> INSPECTOR = List.of("http://localhost:6274", "http://127.0.0.1:6274");

    private final String url;
    private final String authority;
    private final Origin home;
    private final List<String> origins;

    private Site(String url, Origin home, List<String> origins) {
        this.url = url;
        this.authority = url.substring(url.indexOf("://") + 3);
        this.home = home;
        this.origins = origins;
    }

    /// @param url the server's base URL without a path, such as `https://mcp.example.com`
    public static Site at(String url) {
        Origin home = Origin.parse(url).orElseThrow(
            () -> new IllegalArgumentException("a public URL is http or https, in lower case, without a path: " + url));
        return new Site(url, home, INSPECTOR);
    }

    /// This site, open to one more web page's origin, such as `https://app.example.com`.
    public Site allowing(String origin) {
        var more = new ArrayList<>(origins);
        more.add(Origin.parse(origin).orElseThrow(
            () -> new IllegalArgumentException("an origin is http or https, in lower case, without a path: " + origin)).text());
        return new Site(url, home, List.copyOf(more));
    }

    /// The base URL, without a slash at the end.
    public String url() {
        return url;
    }

    /// Whether the server is meant for its own machine only.
    public boolean isLoopback() {
        return home.isLoopback();
    }

    /// Whether a request to this host is meant for us. A name of the loopback interface always is: a rebound page brings the
    /// attacker's name, and a proxy on this machine often brings ours.
    boolean servesHost(String header) {
        if (header.equals(authority)) {
            return true;
        }
        Optional<Origin> host = Origin.ofHost(home.scheme(), header);
        return host.isPresent() && (host.get().isLoopback() || host.get().equals(home));
    }

    /// Whether pages of this origin may talk to the MCP endpoints. On a loopback server every loopback page may, whatever its port.
    boolean allowsOrigin(String header) {
        Optional<Origin> origin = Origin.parse(header);
        return origin.isPresent()
            && (origin.get().equals(home) || origins.contains(header) || home.isLoopback() && origin.get().isLoopback());
    }
}
