package remotemcp.web;

import java.util.Optional;
import remotemcp.app.TextErrors;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;

/// `/login`: e-mail address and password open a session. An answer never tells whether an account exists (P06).
final class LoginEndpoint {
    private static final String PURPOSE = "login";
    private static final String WRONG = "The e-mail address or the password is not right.";

    private final FrontDesk desk;

    LoginEndpoint(FrontDesk desk) {
        this.desk = desk;
    }

    Ready show(HttpRequest request, Parameters query) {
        LocalTarget next = FormEndpoint.next(query);
        return desk.signIns().visitor(request).isPresent() ? Pages.goTo(next.path()) : ask(request, next, "");
    }

    /// The page, for somebody whom an app sent here.
    ///
    /// @param app what the app calls itself; empty when none did
    Ready ask(HttpRequest request, LocalTarget next, String app) {
        return page(200, request, new Typed(next, app, ""), Optional.empty());
    }

    Ready take(HttpRequest request, Parameters form) {
        LocalTarget next = FormEndpoint.next(form);
        if (!desk.seals().isOurs(request, form, PURPOSE)) {
            return desk.refusals().foreignForm(next);
        }
        String email = form.find("email").orElse("");
        var typed = new Typed(next, ClaimedText.of(form.find("app").orElse(""), ""), ClaimedText.of(email, 254));
        return switch (desk.signIns().attempt(request, email, form.find("password").orElse(""))) {
            case SignIns.Outcome.Right right -> desk.signIns().welcome(request, right.account(), next);
            case SignIns.Outcome.Wrong wrong -> page(422, request, typed, Optional.of(WRONG));
            case SignIns.Outcome.TooSoon soon -> page(429, request, typed, Optional.of(tooSoon(soon.seconds())))
                .header("Retry-After", Long.toString(soon.seconds()));
            case SignIns.Outcome.Overloaded busy -> page(503, request, typed, Optional.of(Refusals.tooBusy(busy.seconds())))
                .header("Retry-After", Long.toString(busy.seconds()));
        };
    }

    /// What is on the page besides the form.
    private record Typed(LocalTarget next, String app, String email) {
    }

    private Ready page(int status, HttpRequest request, Typed typed, Optional<String> problem) {
        FormSeals.Fresh seal = desk.seals().fresh(request, PURPOSE);
        var page = new LoginPage(desk.site(), seal.seal(), typed.next(), typed.app(), typed.email(), problem);
        return seal.addTo(Pages.answer(status, page.html()));
    }

    private static String tooSoon(long seconds) {
        return "Too many tries. Please wait " + TextErrors.duration(seconds) + ", then try again.";
    }
}
