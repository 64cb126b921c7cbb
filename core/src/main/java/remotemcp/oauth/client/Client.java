package remotemcp.oauth.client;

import java.util.List;
import java.util.Optional;
import remotemcp.http.Uri;

/// An OAuth client: registered here (RFC 7591), or known by a document at the URL that is its id (OAuth Client ID Metadata Document).
///
/// @param id the `client_id`
/// @param name what it calls itself: a claim, never proof; shown to people as text only
/// @param redirectUris where it may be answered
/// @param authMethod its `token_endpoint_auth_method`
/// @param uri the client's home page, when it named one
/// @param recorded the day, in words, on which this server's own record of the client's document was made, when the document itself could not be read and
///     the record stands in for it; empty otherwise
public record Client(String id, String name, List<String> redirectUris, ClientAuthMethod authMethod, Optional<String> uri,
    Optional<String> recorded) {

    public Client(String id, String name, List<String> redirectUris, ClientAuthMethod authMethod, Optional<String> uri) {
        this(id, name, redirectUris, authMethod, uri, Optional.empty());
    }

    /// The host that vouches for a client known by its metadata document: whoever runs it wrote name and redirect URIs. Empty for a
    /// registered client, for whom nobody vouches.
    public Optional<String> domain() {
        return ClientUrl.isMeant(id) ? ClientUrl.host(id) : Optional.empty();
    }

    /// Whether all its answers go to the computer of the person, where any program may listen for them.
    public boolean isLocal() {
        return redirectUris.stream()
            .allMatch(uri -> Uri.parse(uri).filter(parsed -> parsed.scheme().equals("http") && parsed.isLoopback()).isPresent());
    }
}
