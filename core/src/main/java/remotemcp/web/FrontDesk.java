package remotemcp.web;

import remotemcp.identity.Accounts;
import remotemcp.platform.Platform;

/// What every endpoint for people has at hand.
record FrontDesk(WebSettings site, SignIns signIns, FormSeals seals, Refusals refusals) {

    static FrontDesk of(WebSettings site, Platform platform, Accounts accounts) {
        var cookies = new SiteCookies(site);
        return new FrontDesk(site, new SignIns(platform, accounts, cookies), new FormSeals(platform, cookies),
            new Refusals(site, platform));
    }
}
