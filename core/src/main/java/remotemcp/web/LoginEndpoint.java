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

    private final PageContext desk;

    LoginEndpoint(PageContext desk) {
        this.desk = desk;
    }

    Ready show(HttpRequest request, Parameters query) {
        LocalTarget next = FormEndpoint.next(query);
        return desk.logins().visitor(request).isPresent() ? PageResponses.goTo(next.path()) : ask(request, next, "");
    }

    /// The page, for somebody whom an app sent here.
    ///
    /// @param app what the app calls itself; empty when none did
    Ready ask(HttpRequest request, LocalTarget next, String app) {
        return page(200, request, new Typed(next, app, ""), Optional.empty());
    }

    Ready take(HttpRequest request, Parameters form) {
        LocalTarget next = FormEndpoint.next(form);
        if (!desk.csrf().isOurs(request, form, PURPOSE)) {
            return desk.errors().foreignForm(next);
        }
        String email = form.find("email").orElse("");
        var typed = new Typed(next, UntrustedText.of(form.find("app").orElse(""), ""), UntrustedText.of(email, 254));
        return switch (desk.logins().attempt(request, email, form.find("password").orElse(""))) {
            case BrowserLogins.Outcome.Right right -> desk.logins().welcome(request, right.account(), next);
            case BrowserLogins.Outcome.Wrong wrong -> page(422, request, typed, Optional.of(WRONG));
            case BrowserLogins.Outcome.TooSoon soon -> page(429, request, typed, Optional.of(tooSoon(soon.seconds())))
                .header("Retry-After", Long.toString(soon.seconds()));
            case BrowserLogins.Outcome.Overloaded busy -> page(503, request, typed, Optional.of(ErrorPages.tooBusy(busy.seconds())))
                .header("Retry-After", Long.toString(busy.seconds()));
        };
    }

    /// What is on the page besides the form.
    private record Typed(LocalTarget next, String app, String email) {
    }

    private Ready page(int status, HttpRequest request, Typed typed, Optional<String> problem) {
        CsrfTokens.Fresh seal = desk.csrf().fresh(request, PURPOSE);
        var page = new LoginPage(desk.site(), seal.seal(), typed.next(), typed.app(), typed.email(), problem);
        return seal.addTo(PageResponses.answer(status, page.html()));
    }

    private static String tooSoon(long seconds) {
        return "Too many tries. Please wait " + TextErrors.duration(seconds) + ", then try again.";
    }
}
