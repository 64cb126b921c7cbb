package remotemcp.settings;

import java.util.List;
import java.util.Optional;
import remotemcp.http.Origin;
import remotemcp.http.PublicName;
import remotemcp.http.Uri;

/// Which servers may be asked in somebody else's name, as the operator says it: any on the public internet, those of some names, and
/// servers named with their port, which may be private ones.
///
/// @param entries `any`, names, `host:port`, `host:*`
public record NamedServers(List<String> entries) {

    public NamedServers {
        entries = List.copyOf(entries);
    }

    /// Empty when an entry is not possible. `none`, and no entry at all, is the list of no server.
    static Optional<NamedServers> of(List<String> written) {
        if (written.equals(List.of("none"))) {
            return Optional.of(new NamedServers(List.of()));
        }
        return written.stream().allMatch(NamedServers::isPossible) ? Optional.of(new NamedServers(written)) : Optional.empty();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Whether the operator named this very server with its port, so that it may be private, and plain http too.
    public boolean lists(Uri url) {
        Optional<Origin> origin = Origin.of(url);
        return origin.isPresent() && (entries.contains(url.host() + ":" + origin.get().port()) || entries.contains(url.host() + ":*"));
    }

    /// Whether this may be a public server that is allowed: https on its usual port, at a name. Where the name leads is not known here.
    public boolean allowsPublicly(Uri url) {
        boolean isPublic = Origin.of(url).filter(origin -> origin.scheme().equals("https") && origin.port() == 443).isPresent()
            && PublicName.is(url.host());
        return isPublic && (entries.contains("any") || entries.contains(url.host()));
    }

    private static boolean isPossible(String entry) {
        if (entry.equals("any")) {
            return true;
        }
        boolean allPorts = entry.endsWith(":*");
        String host = allPorts ? entry.substring(0, entry.length() - 2) : entry;
        Optional<Uri.Authority> authority =
            Uri.parse("https://" + host).filter(uri -> uri.path().isEmpty() && uri.query().isEmpty() && uri.fragment().isEmpty())
                .flatMap(Uri::authority).filter(found -> found.userinfo().isEmpty() && !found.host().isEmpty());
        if (authority.isEmpty() || !host.startsWith(authority.get().host())) {
            return false;
        }
        boolean hasPort = !authority.get().port().isEmpty();
        return allPorts ? !hasPort : hasPort || PublicName.is(authority.get().host());
    }
}
