package remotemcp.client.oauth.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.client.oauth.LoggableText;
import remotemcp.client.oauth.LoginException;
import remotemcp.client.oauth.LoginException.Step;
import remotemcp.http.Origin;
import remotemcp.http.Uri;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// What a protected resource says of itself (RFC 9728 §2).
///
/// @param resource its identifier, byte for byte as published: `resource` in every request
/// @param servers the issuers it trusts
/// @param scopes what to ask for when no challenge says; empty when it does not say
/// @param takesDpop whether it knows tokens bound to a key
public record ResourceMetadata(String resource, List<String> servers, Optional<List<String>> scopes, boolean takesDpop) {

    /// @param server the URL the person named
    /// @throws LoginException when the document is for another resource: its tokens would go to whom they are not meant for
    static ResourceMetadata from(JsonObject document, String server) {
        String resource = document.string("resource")
            .orElseThrow(() -> new LoginException(Step.RESOURCE_METADATA, "the resource metadata of " + server + " names no resource"));
        if (!contains(resource, server)) {
            throw new LoginException(Step.RESOURCE_METADATA,
                "the resource metadata of " + server + " is for another resource, " + LoggableText.quoted(resource));
        }
        boolean takesDpop =
            document.has("dpop_signing_alg_values_supported") || document.bool("dpop_bound_access_tokens_required").orElse(false);
        return new ResourceMetadata(resource, strings(document, "authorization_servers"),
            document.has("scopes_supported") ? Optional.of(strings(document, "scopes_supported")) : Optional.empty(), takesDpop);
    }

    /// The strings of an array; empty when there is none.
    public static List<String> strings(JsonObject document, String name) {
        var strings = new ArrayList<String>();
        document.array(name).ifPresent(array -> {
            for (Json value : array) {
                value.asString().ifPresent(strings::add);
            }
        });
        return List.copyOf(strings);
    }

    /// Whether the server is this resource or lies under its path, on the same origin.
    private static boolean contains(String resource, String server) {
        Optional<Uri> uri = Uri.parse(resource);
        if (uri.isEmpty() || uri.get().fragment().isPresent() || uri.get().hasDotSegments() || !sameOrigin(uri.get(), Uri.parse(server))) {
            return false;
        }
        String above = WellKnown.path(resource);
        String path = WellKnown.path(server);
        return path.equals(above) || path.startsWith(above + "/");
    }

    private static boolean sameOrigin(Uri one, Optional<Uri> other) {
        Optional<Origin> origin = Origin.of(one);
        return origin.isPresent() && origin.equals(other.flatMap(Origin::of));
    }
}
