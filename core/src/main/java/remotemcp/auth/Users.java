package remotemcp.auth;

import java.util.Optional;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.LoginSessions;
import remotemcp.oauth.AuthorizationServer;
import remotemcp.oauth.OAuthSettings;
import remotemcp.oauth.grant.Grants;
import remotemcp.platform.Platform;

/// What an operator does about the people who have an account: each step ends all that was given out before, so that nobody goes on with
/// a stolen password, browser or app. Signed-in browsers end at once everywhere; apps, their streams and calls end at once in the process
/// that does it, and within `revocation-seconds` in every other. All calls wait; each answers empty when no account has that address.
public final class Users {
    private final Accounts accounts;
    private final LoginSessions sessions;
    private final Grants grants;

    public Users(Platform platform) {
        accounts = new Accounts(platform);
        sessions = new LoginSessions(platform);
        grants = new AuthorizationServer(OAuthSettings.at("http://localhost"), platform).grants();
    }

    /// Gives the account another password, which has been held against [remotemcp.identity.PasswordRule].
    public Optional<Account> changePassword(EmailAddress email, String password) {
        return ended(accounts.changePassword(email, password));
    }

    /// Lets nobody sign in with the account, and no app use it, until it is enabled.
    public Optional<Account> disable(EmailAddress email) {
        return ended(accounts.disable(email));
    }

    /// Lets its person sign in again; apps have to be connected again.
    public Optional<Account> enable(EmailAddress email) {
        return accounts.enable(email);
    }

    /// Removes the account. It is disabled first, so that nothing is left open should this be interrupted.
    public Optional<Account> remove(EmailAddress email) {
        return disable(email).flatMap(account -> accounts.remove(email));
    }

    /// The account has changed already: whoever signs in or allows an app meanwhile is refused by that, and the rest is ended here.
    private Optional<Account> ended(Optional<Account> changed) {
        changed.ifPresent(account -> {
            sessions.endAll(account.id());
            grants.revokeAll(account.id());
        });
        return changed;
    }
}
