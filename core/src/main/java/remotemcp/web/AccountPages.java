package remotemcp.web;

import java.util.LinkedHashMap;
import java.util.Map;
import remotemcp.http.HttpHandler;
import remotemcp.identity.Accounts;
import remotemcp.identity.SetupLinks;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.authorize.Interaction;
import remotemcp.platform.Platform;

/// All pages behind which people are known: signing in and up, deciding what apps may do, and ending it.
public final class AccountPages {
    private final PageContext desk;
    private final LoginEndpoint login;
    private final LogoutEndpoint logout;
    private final SignUpEndpoint signUp;
    private final AccountEndpoint account;
    private final ConsentEndpoint consent;

    public AccountPages(WebSettings site, Platform platform, AuthorizationServer oauth) {
        var accounts = new Accounts(platform);
        desk = PageContext.of(site, platform, accounts);
        login = new LoginEndpoint(desk);
        logout = new LogoutEndpoint(desk);
        signUp = new SignUpEndpoint(desk, accounts, new SetupLinks(platform, accounts));
        account = new AccountEndpoint(desk, oauth.grants(), platform.clock());
        consent = new ConsentEndpoint(desk, login, oauth.authorizations(), oauth.grants(), platform);
    }

    /// Where the authorization server leaves off.
    public Interaction interaction() {
        return consent;
    }

    /// Path and handler of every page.
    public Map<String, HttpHandler> pages() {
        var pages = new LinkedHashMap<String, HttpHandler>();
        pages.put("/login", new FormEndpoint(desk.errors(), login::show, login::take));
        pages.put("/logout", new FormEndpoint(desk.errors(), logout::show, logout::take));
        pages.put("/signup", new FormEndpoint(desk.errors(), signUp::show, signUp::take));
        pages.put("/setup", new FormEndpoint(desk.errors(), signUp::showSetup, signUp::takeSetup));
        pages.put("/consent", new FormEndpoint(desk.errors(), consent::show, consent::take));
        pages.put("/account",
            new FormEndpoint(desk.errors(), account::show, (request, form) -> desk.errors().wrongMethod("GET, HEAD")));
        pages.put("/account/revoke", new FormEndpoint(desk.errors(), account::show, account::revokeOne));
        pages.put("/account/revoke-all", new FormEndpoint(desk.errors(), account::show, account::revokeAll));
        return pages;
    }
}
