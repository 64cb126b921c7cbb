package remotemcp.oauth.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Origin;
import remotemcp.http.Uri;
import remotemcp.oauth.OAuthSettings;
import remotemcp.protocol.WellKnownPaths;

/// The URLs that name this server as a resource (RFC 8707), and which token is good for which of them.
///
/// All names of the server mean its canonical resource. A URL below the canonical one is a narrower resource: a token for it is good
/// there and nowhere above.
public final class Resources {
    private final String plainIssuer;
    private final String origin;
    private final List<String> names;
    private final List<String> plainNames;

    public Resources(OAuthSettings settings) {
        plainIssuer = plain(settings.issuer()).orElseThrow();
        origin = origin(settings.issuer());
        names = settings.resources();
        plainNames = names.stream().map(name -> plain(name).orElseThrow()).toList();
    }

    public String canonical() {
        return names.getFirst();
    }

    /// The resource that tokens are bound to when a client asks for this one; empty when it is none of ours.
    public Optional<String> find(String asked) {
        return plain(asked).flatMap(this::known);
    }

    /// Whether a token for `audience` may be used for a request of that path.
    boolean covers(String audience, String path) {
        if (audience.equals(canonical())) {
            return true;
        }
        return isBelow(audience, canonical()) && isAtOrBelow(origin + path, audience);
    }

    /// Whether a token bound to `bound` may be asked for `asked`, another form that [#find] gave: the same or narrower, never wider.
    public boolean mayNarrow(String bound, String asked) {
        return isAtOrBelow(asked, bound);
    }

    /// Where the metadata of the resource that serves this path is (RFC 9728 §3.1).
    String metadataUrl(String path) {
        String served = names.contains(origin + path) ? origin + path : canonical();
        return origin + WellKnownPaths.PROTECTED_RESOURCE + served.substring(origin.length());
    }

    /// The resource whose metadata is at that path: at the root the canonical one.
    Optional<String> describedAt(String path) {
        if (path.equals(WellKnownPaths.PROTECTED_RESOURCE)) {
            return Optional.of(canonical());
        }
        return names.stream().filter(name -> path.equals(WellKnownPaths.PROTECTED_RESOURCE + name.substring(origin.length()))).findFirst();
    }

    /// All paths that [#describedAt] knows.
    List<String> metadataPaths() {
        var paths = new ArrayList<String>();
        paths.add(WellKnownPaths.PROTECTED_RESOURCE);
        for (String name : names) {
            paths.add(WellKnownPaths.PROTECTED_RESOURCE + name.substring(origin.length()));
        }
        return paths;
    }

    private Optional<String> known(String plain) {
        if (plainNames.contains(plain) || plain.equals(plainIssuer)) {
            return Optional.of(canonical());
        }
        String top = plainNames.getFirst();
        return isBelow(plain, top) ? Optional.of(canonical() + plain.substring(top.length())) : Optional.empty();
    }

    private static boolean isAtOrBelow(String url, String other) {
        return url.equals(other) || isBelow(url, other);
    }

    private static boolean isBelow(String url, String other) {
        return url.startsWith(other + "/");
    }

    /// One spelling: lower-case scheme and host, no default port, no slash at the end; empty for what no resource may have.
    private static Optional<String> plain(String text) {
        return Uri.parse(text)
            .filter(uri -> uri.query().isEmpty() && uri.fragment().isEmpty() && !uri.hasDotSegments() && uri.path().indexOf('%') < 0)
            .filter(uri -> uri.authority().filter(authority -> authority.userinfo().isEmpty()).isPresent())
            .flatMap(uri -> Origin.of(uri).map(origin -> origin.text() + withoutLastSlash(uri.path())));
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    static String origin(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? url : url.substring(0, slash);
    }
}
