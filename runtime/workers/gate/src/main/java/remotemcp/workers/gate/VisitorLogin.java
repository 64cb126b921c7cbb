package remotemcp.workers.gate;

import java.util.Optional;
import java.util.Set;
import remotemcp.app.Login;
import remotemcp.app.Routes;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.LoginSessions;
import remotemcp.json.JsonObject;
import remotemcp.oauth.AuthorizationRequest;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.Authorizations.Approval;
import remotemcp.oauth.Interaction;
import remotemcp.oauth.OAuthException;
import remotemcp.oauth.OAuthSettings;
import remotemcp.platform.Base64Url;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;
import remotemcp.transport.Site;

/// The real authorization server with one account that signs in and consents by itself: everything of a login but its pages.
final class VisitorLogin implements Login, Interaction {
    private static final EmailAddress ADDRESS = EmailAddress.read("visitor@example.com").orElseThrow();
    private static final String PASSWORD = "correct horse battery staple";

    private final Platform platform;
    private final AuthorizationServer server;
    private final Accounts accounts;
    private final LoginSessions sessions;

    VisitorLogin(Platform platform, Site site) {
        this.platform = platform;
        server = new AuthorizationServer(OAuthSettings.at(site.url()), platform);
        accounts = new Accounts(platform);
        sessions = new LoginSessions(platform);
    }

    @Override
    public HttpHandler guard(GuardedHandler handler) {
        return server.guard().protect(handler);
    }

    @Override
    public void addTo(Routes routes) {
        routes.at("/.well-known/oauth-protected-resource/mcp", server.metadata())
            .at("/.well-known/oauth-authorization-server", server.metadata())
            .at("/register", server.registration())
            .at("/authorize", server.authorization(this))
            .at("/token", server.token())
            .at("/revoke", server.revocation());
    }

    @Override
    public HttpResponse begin(HttpRequest request, AuthorizationRequest authorization) {
        return HttpResponse.waiting(() -> HttpResponse.redirect(approve(authorization)));
    }

    @Override
    public HttpResponse refuse(HttpRequest request, OAuthException reason) {
        return HttpResponse.text(400, reason.getMessage());
    }

    private String approve(AuthorizationRequest authorization) {
        var name = sessions.begin(visitor(), Optional.empty()).name();
        var subject = sessions.find(name).orElseThrow().account();
        var grant = Base64Url.encode(platform.random().bytes(16));
        return server.authorizations().approve(
            new Approval(grant, authorization, subject, Set.copyOf(authorization.scopes()), JsonObject.of("email", ADDRESS.text())));
    }

    private Account visitor() {
        accounts.create(ADDRESS, PASSWORD, false);
        return accounts.authenticate(ADDRESS, PASSWORD).orElseThrow();
    }
}
