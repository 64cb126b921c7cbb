package remotemcp.web;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;
import remotemcp.identity.Account;
import remotemcp.identity.Accounts;
import remotemcp.identity.EmailAddress;
import remotemcp.identity.PasswordRule;
import remotemcp.identity.SetupLinks;
import remotemcp.platform.OverloadedException;

/// `/signup`, where anybody makes an account if the operator lets them, and `/setup`, where the first administrator does with the link from
/// the server's first start.
final class SignUpEndpoint {
    private static final String PURPOSE = "sign-up";
    private static final String NO_ADDRESS = "Please give an e-mail address, such as name@example.com.";
    private static final String NOT_MADE = "No account could be made with this address. If it is yours, you may have one already: sign in.";

    private final PageContext desk;
    private final Accounts accounts;
    private final SetupLinks links;

    SignUpEndpoint(PageContext desk, Accounts accounts, SetupLinks links) {
        this.desk = desk;
        this.accounts = accounts;
        this.links = links;
    }

    Ready show(HttpRequest request, Parameters query) {
        return desk.site().signUpOpen() ? blank(request, FormEndpoint.next(query), "") : desk.errors().signUpClosed();
    }

    Ready take(HttpRequest request, Parameters form) {
        return desk.site().signUpOpen() ? make(request, form, "") : desk.errors().signUpClosed();
    }

    /// Looking at the link's page does not spend it: mail programs and chats look at links, too.
    Ready showSetup(HttpRequest request, Parameters query) {
        String token = query.find("token").orElse("");
        return links.isGood(token) ? blank(request, LocalTarget.ACCOUNT, token) : desk.errors().linkSpent();
    }

    Ready takeSetup(HttpRequest request, Parameters form) {
        String token = form.find("token").orElse("");
        return links.isGood(token) ? make(request, form, token) : desk.errors().linkSpent();
    }

    private Ready blank(HttpRequest request, LocalTarget next, String token) {
        return page(200, request, new Typed(next, token, ""), Optional.empty(), Optional.empty());
    }

    private Ready make(HttpRequest request, Parameters form, String token) {
        LocalTarget next = FormEndpoint.next(form);
        if (!desk.csrf().isOurs(request, form, PURPOSE)) {
            return desk.errors().foreignForm(next);
        }
        String written = form.find("email").orElse("");
        var typed = new Typed(next, token, UntrustedText.of(written, 254));
        return EmailAddress.read(written)
            .map(email -> make(request, typed, email, form.find("password").orElse("")))
            .orElseGet(() -> page(422, request, typed, Optional.of(NO_ADDRESS), Optional.empty()));
    }

    private Ready make(HttpRequest request, Typed typed, EmailAddress email, String password) {
        Optional<PasswordRule> broken = PasswordRule.brokenBy(password, email);
        if (broken.isPresent()) {
            return page(422, request, typed, Optional.empty(), broken.map(PasswordRule::words));
        }
        boolean isSetup = !typed.token().isEmpty();
        long wait = isSetup ? 0 : desk.logins().secondsBeforeSignUp(request);
        if (wait > 0) {
            return desk.errors().tooMany(wait);
        }
        Optional<Account> made;
        try {
            made = isSetup ? links.redeem(typed.token(), email, password) : accounts.create(email, password, false);
        } catch (OverloadedException busy) {
            return page(503, request, typed, Optional.empty(), Optional.of(ErrorPages.tooBusy(busy.retryAfterSeconds())))
                .header("Retry-After", Long.toString(busy.retryAfterSeconds()));
        }
        return made.map(account -> desk.logins().welcome(request, account, typed.next()))
            .orElseGet(() -> page(422, request, typed, Optional.of(NOT_MADE), Optional.empty()));
    }

    /// What is on the page besides the form.
    private record Typed(LocalTarget next, String token, String email) {
    }

    private Ready page(int status, HttpRequest request, Typed typed, Optional<String> emailProblem, Optional<String> passwordProblem) {
        CsrfTokens.Fresh seal = desk.csrf().fresh(request, PURPOSE);
        var page = new SignUpPage(desk.site(), seal.seal(), typed.next(), typed.token(), typed.email(), emailProblem, passwordProblem);
        return seal.addTo(PageResponses.answer(status, page.html()));
    }
}
