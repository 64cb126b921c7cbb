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

    private final FrontDesk desk;
    private final Grants grants;
    private final Permissions permissions;
    private final Clock clock;

    AccountEndpoint(FrontDesk desk, Grants grants, Clock clock) {
        this.desk = desk;
        this.grants = grants;
        this.permissions = new Permissions(desk.site());
        this.clock = clock;
    }

    Ready show(HttpRequest request, Parameters query) {
        Optional<String> done = query.find("done").flatMap(AccountEndpoint::words);
        return desk.signIns().visitor(request).map(visitor -> page(200, visitor, done, Optional.empty()))
            .orElseGet(() -> Pages.goTo("/login?next=%2Faccount"));
    }

    Ready revokeOne(HttpRequest request, Parameters form) {
        return ifOurs(request, form, visitor -> {
            grants.revoke(visitor.account().id(), form.find("grant").orElse(""));
            return Pages.goTo("/account?done=one");
        });
    }

    Ready revokeAll(HttpRequest request, Parameters form) {
        return ifOurs(request, form, visitor -> {
            if (isFresh(visitor)) {
                return endAll(request, form, visitor);
            }
            String email = visitor.account().email().text();
            return switch (desk.signIns().attempt(request, email, form.find("password").orElse(""))) {
                case SignIns.Outcome.Right right -> endAll(request, form, visitor);
                case SignIns.Outcome.Wrong wrong -> page(422, visitor, Optional.empty(), Optional.of(NOT_CONFIRMED));
                case SignIns.Outcome.TooSoon soon -> desk.refusals().tooMany(soon.seconds());
                case SignIns.Outcome.Overloaded busy -> desk.refusals().overloaded(busy.seconds());
            };
        });
    }

    private Ready endAll(HttpRequest request, Parameters form, Visitor visitor) {
        boolean everywhere = form.find("everywhere").isPresent();
        if (everywhere) {
            desk.signIns().endOthers(request, visitor.account());
        }
        grants.revokeAll(visitor.account().id());
        return Pages.goTo(everywhere ? "/account?done=everywhere" : "/account?done=all");
    }

    /// Whether the password was given so lately that it need not be given again.
    private boolean isFresh(Visitor visitor) {
        return clock.now() - visitor.session().authenticated() < FRESH;
    }

    /// What a form of this page does for a signed-in person.
    private interface Deed {
        Ready done(Visitor visitor);
    }

    private Ready ifOurs(HttpRequest request, Parameters form, Deed deed) {
        Optional<Visitor> visitor = desk.signIns().visitor(request)
            .filter(found -> desk.seals().isOurs(request, form, PURPOSE, found.session()));
        return visitor.map(deed::done).orElseGet(() -> desk.refusals().foreignForm(LocalTarget.ACCOUNT));
    }

    private Ready page(int status, Visitor visitor, Optional<String> done, Optional<String> problem) {
        var shown = new ArrayList<AccountPage.App>();
        for (ConnectedApp app : grants.of(visitor.account().id())) {
            shown.add(app(app));
        }
        var seals =
            new AccountPage.Seals(desk.seals().of(visitor.session(), PURPOSE), desk.seals().of(visitor.session(), LogoutEndpoint.PURPOSE));
        String email = visitor.account().email().text();
        return Pages.answer(status,
            new AccountPage(desk.site(), seals, email, List.copyOf(shown), !isFresh(visitor), done, problem).html());
    }

    private AccountPage.App app(ConnectedApp app) {
        return new AccountPage.App(app.grantId(), ClaimedText.of(app.clientName(), ConsentEndpoint.UNNAMED),
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
