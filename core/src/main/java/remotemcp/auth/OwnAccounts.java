package remotemcp.auth;

import java.util.ArrayList;
import java.util.function.UnaryOperator;
import remotemcp.app.Login;
import remotemcp.app.Routes;
import remotemcp.http.HttpHandler;
import remotemcp.json.JsonObject;
import remotemcp.mcp.McpServer;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.resource.Scope;
import remotemcp.oauth.resource.Scopes;
import remotemcp.platform.GrantStatus;
import remotemcp.platform.GuardedHandler;
import remotemcp.platform.Platform;
import remotemcp.web.AccountPages;
import remotemcp.web.WebPages;
import remotemcp.web.WebSettings;

/// Login with accounts that the server keeps itself: an OAuth 2.1 authorization server for clients, and pages for people.
///
/// ```
/// StandardApp.serving(server).signIn(OwnAccounts.signUpClosed()).on(platform);
/// ```
public final class OwnAccounts implements Login {
    private final AuthorizationServer oauth;
    private final AccountPages accountPages;

    private OwnAccounts(OAuthSettings settings, WebSettings pages, Platform platform) {
        oauth = new AuthorizationServer(settings, platform);
        accountPages = new AccountPages(pages, platform, oauth);
        settings.lifetimes().trouble().ifPresent(words -> warn(platform, settings.lifetimes().access() / 1000, words));
    }

    private static void warn(Platform platform, long seconds, String words) {
        platform.log().warn("oauth.lifetimes",
            JsonObject.builder().put("setting", "access-token-seconds").put("value", seconds).put("why", words).build());
    }

    /// The operator makes the accounts.
    public static Plan signUpClosed() {
        return signUp(false);
    }

    /// Anybody who reaches the server makes an account: for trying it out on one's own machine.
    public static Plan signUpOpen() {
        return signUp(true);
    }

    public static Plan signUp(boolean open) {
        return signUp(open, usual -> usual);
    }

    /// @param change what the operator wants otherwise of the authorization server
    public static Plan signUp(boolean open, UnaryOperator<OAuthSettings> change) {
        return (server, platform, site) -> {
            String name = WebPages.name(server);
            OAuthSettings settings = change.apply(withScopes(OAuthSettings.at(site.url()).named(name), server));
            return new OwnAccounts(settings, new WebSettings(name, site.url(), open, new Scopes(settings.scopes())), platform);
        };
    }

    /// Every client may use the server; what single tools ask for beyond that is granted when it is needed.
    private static OAuthSettings withScopes(OAuthSettings settings, McpServer server) {
        var scopes = new ArrayList<>(settings.scopes());
        server.scopes().forEach((name, words) -> scopes.add(Scope.extra(name, words)));
        return settings.withScopes(scopes.toArray(Scope[]::new));
    }

    @Override
    public HttpHandler guard(GuardedHandler handler) {
        return oauth.guard().protect(handler);
    }

    @Override
    public GrantStatus grants() {
        return oauth.status();
    }

    @Override
    public void addTo(Routes routes) {
        routes.at("/authorize", oauth.authorization(accountPages.interaction()))
            .at("/token", oauth.token())
            .at("/register", oauth.registration())
            .at("/revoke", oauth.revocation())
            .below("/.well-known/oauth-", oauth.metadata())
            .below("/.well-known/openid-", oauth.metadata());
        accountPages.pages().forEach(routes::at);
    }
}
