package remotemcp.blackbox;

import java.net.URI;

/// Somebody with an account who is sent to sign in by a client, and allows what it asks.
public final class Person {
    private final Target target;
    private final Browser browser;

    public Person(Target target) {
        this.target = target;
        this.browser = new Browser(target.base());
    }

    /// Signs in, presses *Allow*, and answers the address the browser is sent to: the client's callback with its parameters.
    public URI allow(URI authorizationUrl) {
        OAuthClient client = OAuthClient.register(target);
        Browser.View consent = client.signIn(browser, browser.open(authorizationUrl));
        Browser.View end = OAuthClient.press(browser, consent, "Allow");
        if (!end.hasLeft(target.base())) {
            throw new AssertionError("still at " + end.address() + ": " + end.answer().text());
        }
        return end.address();
    }

    /// An access token got by a client of its own.
    public static String token(Target target) {
        return OAuthClient.register(target).login().string("access_token").orElseThrow();
    }

    /// Cuts every connected app off on the account page.
    public void revokeAll() {
        Browser.View account = OAuthClient.register(target).signIn(browser, browser.open(target.at("/account")));
        if (account.page().select("form").stream().anyMatch(form -> form.text().toLowerCase().contains("revoke all"))) {
            OAuthClient.press(browser, account, "Revoke all");
        }
    }
}
