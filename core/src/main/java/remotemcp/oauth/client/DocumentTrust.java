package remotemcp.oauth.client;

import java.util.Set;

/// Whose client metadata documents this server reads (OAuth Client ID Metadata Document §6.4): everyone's, or those of some hosts.
///
/// @param everyone whether `hosts` are the exceptions, or the only ones
/// @param hosts in lower case
public record DocumentTrust(boolean everyone, Set<String> hosts) {

    public DocumentTrust {
        hosts = Set.copyOf(hosts);
    }

    public static DocumentTrust none() {
        return new DocumentTrust(false, Set.of());
    }

    public static DocumentTrust anyone() {
        return new DocumentTrust(true, Set.of());
    }

    public static DocumentTrust only(String... hosts) {
        return new DocumentTrust(false, Set.of(hosts));
    }

    public static DocumentTrust anyoneBut(String... hosts) {
        return new DocumentTrust(true, Set.of(hosts));
    }

    /// Whether clients may be known by a document at all.
    public boolean isOffered() {
        return everyone || !hosts.isEmpty();
    }

    /// Whether the operator named that host as one to trust.
    public boolean lists(String host) {
        return !everyone && hosts.contains(host);
    }

    boolean allows(String host) {
        return everyone != hosts.contains(host);
    }
}
