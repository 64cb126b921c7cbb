package remotemcp.web;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;

/// `/logout`: ends the session on the server. A link alone signs nobody out; only a form of ours does.
final class LogoutEndpoint {
    static final String PURPOSE = "logout";

    private final PageContext desk;

    LogoutEndpoint(PageContext desk) {
        this.desk = desk;
    }

    Ready show(HttpRequest request, Parameters query) {
        Optional<SignedInUser> visitor = desk.logins().visitor(request);
        if (visitor.isEmpty()) {
            return PageResponses.answer(200, MessagePage.of(desk.site(), "You are signed out", "Apps that you connected stay connected.")
                .asGood().go("Sign in again", "/login").html());
        }
        String form = desk.csrf().of(visitor.get().session(), PURPOSE);
        return PageResponses.answer(200, new LogoutPage(desk.site(), form, visitor.get().account().email().text()).html());
    }

    Ready take(HttpRequest request, Parameters form) {
        Optional<SignedInUser> visitor = desk.logins().visitor(request);
        String next = form.find("next").flatMap(LocalTarget::read).map(LocalTarget::path).orElse("/logout");
        if (visitor.isEmpty()) {
            return PageResponses.goTo(next);
        }
        return desk.csrf().isOurs(request, form, PURPOSE, visitor.get().session())
            ? desk.logins().farewell(request, next) : desk.errors().foreignForm(LocalTarget.ACCOUNT);
    }
}
