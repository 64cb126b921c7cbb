package remotemcp.oauth;

import java.util.List;
import java.util.Optional;
import remotemcp.http.Uri;
import remotemcp.oauth.client.DocumentTrust;
import remotemcp.oauth.resource.Scope;
import remotemcp.oauth.resource.Scopes;
import remotemcp.oauth.token.Lifetimes;

/// What an operator decides about the authorization server. URLs are the configured public ones: a Host header never changes them.
///
/// @param name what the server calls itself
/// @param issuer the public base URL without a slash at its end; https, or http on this computer
/// @param resources URLs of the protected endpoints. The first is the canonical resource (RFC 8707) that all tokens are for; the
///     others are older transports of the same server, which clients may name instead
/// @param scopes what clients may be allowed, at least one of them baseline
/// @param registration whether strangers may register clients (RFC 7591)
/// @param documents whose client metadata documents are read
public record OAuthSettings(
    String name, String issuer, List<String> resources, Lifetimes lifetimes, List<Scope> scopes, boolean registration,
    DocumentTrust documents) {

    public OAuthSettings {
        resources = List.copyOf(resources);
        scopes = List.copyOf(scopes);
        checkUrl(issuer);
        if (resources.isEmpty() || new Scopes(scopes).baseline().isEmpty()) {
            throw new IllegalArgumentException("a server has a resource and a baseline scope");
        }
        for (String resource : resources) {
            checkUrl(resource);
            if (!resource.equals(issuer) && !resource.startsWith(issuer + "/")) {
                throw new IllegalArgumentException("not below the public URL: " + resource);
            }
        }
    }

    /// The usual settings of a server at that public URL: `/mcp`, `/sse` for old clients, one scope, open registration.
    public static OAuthSettings at(String publicUrl) {
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return new OAuthSettings("MCP server", base, List.of(base + "/mcp", base + "/sse"), Lifetimes.standard(),
            List.of(Scope.baseline("mcp", "Use the tools of this server in your name")), true, DocumentTrust.anyone());
    }

    public OAuthSettings named(String value) {
        return new OAuthSettings(value, issuer, resources, lifetimes, scopes, registration, documents);
    }

    public OAuthSettings withLifetimes(Lifetimes value) {
        return new OAuthSettings(name, issuer, resources, value, scopes, registration, documents);
    }

    public OAuthSettings withScopes(Scope... values) {
        return new OAuthSettings(name, issuer, resources, lifetimes, List.of(values), registration, documents);
    }

    public OAuthSettings withoutRegistration() {
        return new OAuthSettings(name, issuer, resources, lifetimes, scopes, false, documents);
    }

    public OAuthSettings withDocuments(DocumentTrust value) {
        return new OAuthSettings(name, issuer, resources, lifetimes, scopes, registration, value);
    }

    private static void checkUrl(String url) {
        Optional<Uri> uri = Uri.parse(url);
        boolean isSafe =
            uri.isPresent() && (uri.get().scheme().equals("https") || uri.get().scheme().equals("http") && uri.get().isLoopback());
        boolean isBare = isSafe && uri.get().query().isEmpty() && uri.get().fragment().isEmpty() && !url.endsWith("/")
            && uri.get().authority().filter(authority -> authority.userinfo().isEmpty() && !authority.host().isEmpty()).isPresent();
        if (!isBare || uri.get().hasDotSegments() || url.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                "not a public URL: https (http only on this computer), no query, no fragment, no slash at the end: " + url);
        }
    }
}
