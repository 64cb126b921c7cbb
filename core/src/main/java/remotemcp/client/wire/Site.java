package remotemcp.client.wire;

import java.util.Optional;
import remotemcp.http.Uri;

/// Where URLs lead: references resolved (RFC 3986 §5), origins compared (RFC 6454 §4).
public final class Site {
    private Site() {
    }

    /// The URL that a reference found at `base` means, without its fragment; empty when it is no http or https URL.
    public static Optional<String> resolve(String base, String reference) {
        int hash = reference.indexOf('#');
        String plain = hash < 0 ? reference : reference.substring(0, hash);
        return Uri.parse(base).map(uri -> absolute(uri, plain)).filter(url -> Uri.parse(url).filter(Site::isWeb).isPresent());
    }

    /// Whether both have the same scheme, host and port.
    public static boolean same(String one, String other) {
        Optional<String> origin = Uri.parse(one).filter(Site::isWeb).map(Site::origin);
        return origin.isPresent() && origin.equals(Uri.parse(other).filter(Site::isWeb).map(Site::origin));
    }

    private static String absolute(Uri base, String reference) {
        if (Uri.parse(reference).isPresent()) {
            return reference;
        }
        if (reference.startsWith("//")) {
            return base.scheme() + ":" + reference;
        }
        if (reference.startsWith("/")) {
            return root(base) + reference;
        }
        if (reference.startsWith("?")) {
            return root(base) + base.path() + reference;
        }
        return root(base) + base.path().substring(0, base.path().lastIndexOf('/') + 1) + reference;
    }

    private static String root(Uri uri) {
        Uri.Authority authority = uri.authority().orElseThrow();
        return uri.scheme() + "://" + authority.host() + (authority.port().isEmpty() ? "" : ":" + authority.port());
    }

    private static String origin(Uri uri) {
        String port = uri.authority().map(Uri.Authority::port).orElse("");
        return uri.scheme() + "://" + uri.host() + ":" + (port.isEmpty() ? uri.scheme().equals("https") ? "443" : "80" : port);
    }

    private static boolean isWeb(Uri uri) {
        return (uri.scheme().equals("https") || uri.scheme().equals("http")) && !uri.host().isEmpty();
    }
}
