package remotemcp.web;

import java.util.Optional;
import remotemcp.http.ClientNetworks;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.DeviceCookies;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.LoginAttempt;
import remotemcp.identity.LoginSessions;
import remotemcp.identity.LoginThrottle;
import remotemcp.identity.PasswordRule;
import remotemcp.json.JsonObject;
import remotemcp.platform.Log;
import remotemcp.platform.OverloadedException;
import remotemcp.platform.Platform;

/// Signs browsers in and out: cookies on this side, accounts and sessions on the other. All calls wait.
final class BrowserLogins {
    private final Accounts accounts;
    private final LoginSessions sessions;
    private final LoginThrottle delays;
    private final DeviceCookies browsers;
    private final SiteCookies cookies;
    private final Log log;

    BrowserLogins(Platform platform, Accounts accounts, SiteCookies cookies) {
        this.accounts = accounts;
        this.sessions = new LoginSessions(platform);
        this.delays = new LoginThrottle(platform);
        this.browsers = new DeviceCookies(platform, accounts);
        this.cookies = cookies;
        this.log = platform.log();
    }

    /// What came of a try at a password.
    sealed interface Outcome {
        record Right(Account account) implements Outcome {
        }

        record Wrong() implements Outcome {
        }

        record TooSoon(long seconds) implements Outcome {
        }

        /// Too many passwords wait to be hashed; this one was not looked at.
        record Overloaded(long seconds) implements Outcome {
        }
    }

    /// Who is signed in at this browser.
    Optional<SignedInUser> visitor(HttpRequest request) {
        return cookies.session(request).flatMap(sessions::find)
            .flatMap(session -> accounts.find(session.account()).filter(account -> account.credentials() == session.credentials())
                .map(account -> new SignedInUser(session, account)));
    }

    /// Tries an e-mail address and a password. What is wrong with them is not told.
    Outcome attempt(HttpRequest request, String email, String password) {
        Optional<EmailAddress> address = EmailAddress.read(email);
        if (address.isEmpty() || PasswordRule.isTooLong(password)) {
            return new Outcome.Wrong();
        }
        Optional<String> browser = cookies.known(request).flatMap(mark -> browsers.find(mark, address.get()));
        var loginAttempt = new LoginAttempt(address.get(), ClientNetworks.of(request.peer()), browser);
        long wait = delays.secondsBefore(loginAttempt);
        if (wait > 0) {
            log.warn("login.delayed", JsonObject.builder().put("peer", request.peer()).put("seconds", wait).build());
            return new Outcome.TooSoon(wait);
        }
        Optional<Account> account;
        try {
            account = accounts.authenticate(address.get(), password, delays.priority(loginAttempt));
        } catch (OverloadedException busy) {
            log.warn("login.overloaded", JsonObject.of("peer", request.peer()));
            delays.undo(loginAttempt);
            return new Outcome.Overloaded(busy.retryAfterSeconds());
        }
        if (account.isEmpty()) {
            log.warn("login.failed", JsonObject.of("peer", request.peer()));
            delays.failed(loginAttempt);
            return new Outcome.Wrong();
        }
        delays.succeeded(loginAttempt);
        return new Outcome.Right(account.get());
    }

    /// Seconds to wait before another account may be made from there; 0 when it may be made now.
    long secondsBeforeSignUp(HttpRequest request) {
        return delays.secondsBeforeSignUp(ClientNetworks.of(request.peer()));
    }

    /// Begins a session and leads on.
    Ready welcome(HttpRequest request, Account account, LocalTarget next) {
        LoginSessions.Begun begun = sessions.begin(account, cookies.session(request));
        log.info("login.succeeded", JsonObject.builder().put("account", account.id()).put("peer", request.peer()).build());
        return PageResponses.goTo(next.path())
            .addHeader("Set-Cookie", cookies.keepSession(begun.name()))
            .addHeader("Set-Cookie", cookies.keepKnown(browsers.issue(account), DeviceCookies.LIFETIME_SECONDS));
    }

    /// Ends all sessions of the account but this one.
    void endOthers(HttpRequest request, Account account) {
        cookies.session(request).ifPresent(name -> sessions.endOthers(account.id(), name));
    }

    /// Ends the session and leads on.
    Ready farewell(HttpRequest request, String next) {
        cookies.session(request).ifPresent(sessions::end);
        return PageResponses.goTo(next).addHeader("Set-Cookie", cookies.dropSession());
    }
}
