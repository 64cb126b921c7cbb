package remotemcp.web;

import remotemcp.identity.Accounts;
import remotemcp.platform.Platform;

/// What every endpoint for people has at hand.
record PageContext(WebSettings site, BrowserLogins logins, CsrfTokens csrf, ErrorPages errors) {

    static PageContext of(WebSettings site, Platform platform, Accounts accounts) {
        var cookies = new SiteCookies(site);
        return new PageContext(site, new BrowserLogins(platform, accounts, cookies), new CsrfTokens(platform, cookies),
            new ErrorPages(site, platform));
    }
}
