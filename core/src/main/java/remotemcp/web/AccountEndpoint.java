package remotemcp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;
import remotemcp.oauth.grant.ConnectedApp;
import remotemcp.oauth.grant.Grants;
import remotemcp.platform.Clock;

/// `/account` and the forms on it: what a person connected, and how to end it. Ending everything takes the password again (P07).
final class AccountEndpoint {
    private static final String PURPOSE = "account";
    private static final String NOT_CONFIRMED = "Please confirm with your password. Nothing was revoked.";
    private static final long FRESH = 10 * 60_000;

    private final PageContext desk;
    private final Grants grants;
    private final Permissions permissions;
    private final Clock clock;

    AccountEndpoint(PageContext desk, Grants grants, Clock clock) {
        this.desk = desk;
        this.grants = grants;
        this.permissions = new Permissions(desk.site());
        this.clock = clock;
    }

    Ready show(HttpRequest request, Parameters query) {
        Optional<String> done = query.find("done").flatMap(AccountEndpoint::words);
        return desk.logins().visitor(request).map(user -> page(200, user, done, Optional.empty()))
            .orElseGet(() -> PageResponses.goTo("/login?next=%2Faccount"));
    }

    Ready revokeOne(HttpRequest request, Parameters form) {
        return ifOurs(request, form, user -> {
            grants.revoke(user.account().id(), form.find("grant").orElse(""));
            return PageResponses.goTo("/account?done=one");
        });
    }

    Ready revokeAll(HttpRequest request, Parameters form) {
        return ifOurs(request, form, user -> {
            if (isFresh(user)) {
                return endAll(request, form, user);
            }
            String email = user.account().email().text();
            return switch (desk.logins().attempt(request, email, form.find("password").orElse(""))) {
                case BrowserLogins.Outcome.Right right -> endAll(request, form, user);
                case BrowserLogins.Outcome.Wrong wrong -> page(422, user, Optional.empty(), Optional.of(NOT_CONFIRMED));
                case BrowserLogins.Outcome.TooSoon soon -> desk.errors().tooMany(soon.seconds());
                case BrowserLogins.Outcome.Overloaded busy -> desk.errors().overloaded(busy.seconds());
            };
        });
    }

    private Ready endAll(HttpRequest request, Parameters form, SignedInUser user) {
        boolean everywhere = form.find("everywhere").isPresent();
        if (everywhere) {
            desk.logins().endOthers(request, user.account());
        }
        grants.revokeAll(user.account().id());
        return PageResponses.goTo(everywhere ? "/account?done=everywhere" : "/account?done=all");
    }

    /// Whether the password was given so lately that it need not be given again.
    private boolean isFresh(SignedInUser user) {
        return clock.now() - user.session().authenticated() < FRESH;
    }

    /// What a form of this page does for a signed-in person.
    private interface Deed {
        Ready done(SignedInUser user);
    }

    private Ready ifOurs(HttpRequest request, Parameters form, Deed deed) {
        Optional<SignedInUser> visitor = desk.logins().visitor(request)
            .filter(found -> desk.csrf().isOurs(request, form, PURPOSE, found.session()));
        return visitor.map(deed::done).orElseGet(() -> desk.errors().foreignForm(LocalTarget.ACCOUNT));
    }

    private Ready page(int status, SignedInUser user, Optional<String> done, Optional<String> problem) {
        var shown = new ArrayList<AccountPage.App>();
        for (ConnectedApp app : grants.of(user.account().id())) {
            shown.add(app(app));
        }
        var seals =
            new AccountPage.Seals(desk.csrf().of(user.session(), PURPOSE), desk.csrf().of(user.session(), LogoutEndpoint.PURPOSE));
        String email = user.account().email().text();
        return PageResponses.answer(status,
            new AccountPage(desk.site(), seals, email, List.copyOf(shown), !isFresh(user), done, problem).html());
    }

    private AccountPage.App app(ConnectedApp app) {
        return new AccountPage.App(app.grantId(), UntrustedText.of(app.clientName(), ConsentEndpoint.UNNAMED),
            RedirectTarget.of(app.redirectUri()),
            permissions.words(app.scopes()), CalendarDay.of(app.created()), CalendarDay.since(app.lastUsed(), clock.now()));
    }

    private static Optional<String> words(String done) {
        return switch (done) {
            case "one" -> Optional.of("The app has lost its access.");
            case "all" -> Optional.of("All apps have lost their access.");
            case "everywhere" -> Optional.of("All apps have lost their access, and you are signed out in all other browsers.");
            default -> Optional.empty();
        };
    }
}
