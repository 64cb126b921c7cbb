package remotemcp.oauth;

import java.util.List;
import java.util.Optional;

/// A registered OAuth client (RFC 7591).
///
/// @param id the `client_id`
/// @param name what it calls itself: a claim, never proof; shown to people as text only
/// @param redirectUris where it may be answered
/// @param authMethod its `token_endpoint_auth_method`
/// @param uri the client's home page, when it named one
public record Client(String id, String name, List<String> redirectUris, ClientAuthMethod authMethod, Optional<String> uri) {
}
