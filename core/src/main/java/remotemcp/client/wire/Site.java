package remotemcp.client.wire;

import java.util.Optional;
import remotemcp.http.Origin;
import remotemcp.http.Uri;

/// Where URLs lead: references resolved (RFC 3986 §5), origins compared (RFC 6454 §4).
public final class Site {
    private Site() {
    }

    /// The URL that a reference found at `base` means, without its fragment; empty when it is no http or https URL.
    public static Optional<String> resolve(String base, String reference) {
        int hash = reference.indexOf('#');
        String plain = hash < 0 ? reference : reference.substring(0, hash);
        return Uri.parse(base).map(uri -> absolute(uri, plain)).filter(url -> Uri.parse(url).flatMap(Origin::of).isPresent());
    }

    /// Whether both have the same scheme, host and port.
    public static boolean same(String one, String other) {
        Optional<Origin> origin = Uri.parse(one).flatMap(Origin::of);
        return origin.isPresent() && origin.equals(Uri.parse(other).flatMap(Origin::of));
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
}
