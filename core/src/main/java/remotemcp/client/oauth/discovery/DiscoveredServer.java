package remotemcp.client.oauth.discovery;

import java.util.List;
import java.util.Optional;

/// Where tokens for a server come from: what discovery found and checked.
///
/// @param resource the resource's identifier, byte for byte
/// @param server the authorization server
/// @param scopes what the resource says to ask for
/// @param bound whether tokens can be bound to a key of ours (RFC 9449): both servers know how
public record DiscoveredServer(String resource, ServerMetadata server, Optional<List<String>> scopes, boolean bound) {
}
