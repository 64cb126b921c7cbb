package remotemcp.oauth.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Parameters;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.authorize.Consent;
import remotemcp.oauth.resource.Resources;
import remotemcp.protocol.ScopeTokens;

/// What a token request asks for within its grant: the same or less, never more (OAuth 2.1 §4.3, RFC 8707 §2.2).
///
/// @param resource as [Resources#find] gave it
record TokenRequest(Optional<String> resource, Optional<List<String>> scopes) {

    static TokenRequest of(Parameters form, Resources resources) {
        Optional<String> named = ClientForm.find(form, "resource");
        Optional<String> resource = named.flatMap(resources::find);
        if (named.isPresent() && resource.isEmpty()) {
            throw invalidTarget();
        }
        Optional<String> scope = ClientForm.find(form, "scope");
        return new TokenRequest(resource, scope.map(text -> ScopeTokens.parse(text).orElseThrow(TokenRequest::invalidScope)));
    }

    /// The resource the access token will be for.
    String audience(Consent consent, Resources resources) {
        if (resource.isPresent() && !resources.mayNarrow(consent.resource(), resource.get())) {
            throw invalidTarget();
        }
        return resource.orElse(consent.resource());
    }

    /// The scopes the access token will have. What was not granted is left out.
    List<String> scopes(Consent consent) {
        if (scopes.isEmpty()) {
            return consent.scopes();
        }
        var kept = new ArrayList<>(consent.scopes());
        kept.retainAll(scopes.get());
        if (kept.isEmpty()) {
            throw invalidScope();
        }
        return List.copyOf(kept);
    }

    private static OAuthException invalidTarget() {
        return new OAuthException("invalid_target", "resource is not the one that access was given to, nor below it");
    }

    private static OAuthException invalidScope() {
        return new OAuthException("invalid_scope", "None of these scopes was allowed");
    }
}
