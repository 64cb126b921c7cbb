package remotemcp.oauth.client;

import java.util.Optional;
import remotemcp.http.PublicName;
import remotemcp.http.Uri;

/// A `client_id` that is a URL (OAuth Client ID Metadata Document §3), read so strictly that no two parsers see different hosts in it.
/// Names and addresses that only exist inside some network are refused here already; whether a public name leads to a public address is
/// for the platform to see when it connects.
public final class ClientUrl {
    private static final int LONGEST = 1000;

    private ClientUrl() {
    }

    /// Whether the id means a document, good or bad: no id of our own begins so.
    public static boolean isMeant(String clientId) {
        return clientId.startsWith("https://");
    }

    /// The host of an id whose document may be fetched.
    static Optional<String> host(String clientId) {
        return Uri.parse(clientId.length() > LONGEST ? "" : clientId)
            .filter(uri -> isMeant(clientId) && uri.fragment().isEmpty() && uri.authority().filter(ClientUrl::isPublicName).isPresent())
            .filter(uri -> uri.path().length() > 1 && !uri.hasDotSegments())
            .map(Uri::host);
    }

    private static boolean isPublicName(Uri.Authority authority) {
        return PublicName.is(authority.host()) && authority.userinfo().isEmpty()
            && (authority.port().isEmpty() || authority.port().equals("443"));
    }
}
