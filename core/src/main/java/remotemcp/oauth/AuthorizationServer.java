package remotemcp.oauth;

import java.util.Set;
import remotemcp.http.BodyLimit;
import remotemcp.http.HttpHandler;
import remotemcp.oauth.authorize.AuthorizationEndpoint;
import remotemcp.oauth.authorize.Authorizations;
import remotemcp.oauth.authorize.Decisions;
import remotemcp.oauth.authorize.Interaction;
import remotemcp.oauth.client.Clients;
import remotemcp.oauth.client.RegistrationEndpoint;
import remotemcp.oauth.grant.GrantStore;
import remotemcp.oauth.grant.Grants;
import remotemcp.oauth.grant.StoredStatus;
import remotemcp.oauth.resource.BearerGuard;
import remotemcp.oauth.resource.MetadataEndpoint;
import remotemcp.oauth.resource.TrustedTokens;
import remotemcp.oauth.token.ClientForm;
import remotemcp.oauth.token.RevocationEndpoint;
import remotemcp.oauth.token.TokenEndpoint;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.Platform;

/// The OAuth 2.1 authorization server of one MCP server: its endpoints, to be put at their URLs, and what the pages and protected
/// endpoints need of it. It has no page and knows no user.
public final class AuthorizationServer {
    private final OAuthSettings settings;
    private final Platform platform;
    private final Clients clients;
    private final TrustedTokens trusted;
    private final GrantStore grantStore;

    public AuthorizationServer(OAuthSettings settings, Platform platform) {
        this.settings = settings;
        this.platform = platform;
        trusted = TrustedTokens.in(platform.memory());
        clients = new Clients(settings, platform);
        grantStore = new GrantStore(settings, platform, trusted);
    }

    public OAuthSettings settings() {
        return settings;
    }

    /// At all of [#metadataPaths].
    public HttpHandler metadata() {
        return new CorsFilter("GET, HEAD, OPTIONS").then(new MetadataEndpoint(settings));
    }

    /// Where clients look for metadata, in every spelling.
    public Set<String> metadataPaths() {
        return new MetadataEndpoint(settings).paths();
    }

    /// `/authorize`
    public HttpHandler authorization(Interaction interaction) {
        return AuthorizationEndpoint.limit(interaction).then(new AuthorizationEndpoint(settings, clients, interaction));
    }

    /// `/token`
    public HttpHandler token() {
        return forClients("invalid_request", new TokenEndpoint(settings, platform, clients, grantStore));
    }

    /// `/register`
    public HttpHandler registration() {
        return forClients("invalid_client_metadata", new RegistrationEndpoint(settings, platform, clients));
    }

    /// `/revoke`
    public HttpHandler revocation() {
        return forClients("invalid_request", new RevocationEndpoint(platform, clients, grantStore));
    }

    /// What the pages call when a person has decided.
    public Authorizations authorizations() {
        return new Decisions(settings, platform, clients, grantStore);
    }

    /// What a person has connected.
    public Grants grants() {
        return new Grants(platform, grantStore);
    }

    /// Whether callers' grants are in force.
    public GrantStatus status() {
        return new StoredStatus(grantStore, settings.lifetimes());
    }

    /// What stands before the protected endpoints.
    public BearerGuard guard() {
        return new BearerGuard(settings, platform, trusted, grantStore);
    }

    /// Clients by their id, and new ones made by an operator.
    public Clients clients() {
        return clients;
    }

    /// @param tooLarge the error of a body that is too large
    private HttpHandler forClients(String tooLarge, HttpHandler endpoint) {
        var errors = new OAuthErrors(platform);
        HttpHandler refusal = errors.then(head -> {
            throw new OAuthException(413, tooLarge, "The body has more than 64 kB");
        });
        return new CorsFilter("POST, OPTIONS").then(BodyLimit.open(ClientForm.LARGEST, refusal)).then(errors).then(endpoint);
    }
}
