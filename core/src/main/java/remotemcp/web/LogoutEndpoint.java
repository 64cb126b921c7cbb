package remotemcp.web;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;

/// `/logout`: ends the session on the server. A link alone signs nobody out; only a form of ours does.
final class LogoutEndpoint {
    static final String PURPOSE = "logout";

    private final FrontDesk desk;

    LogoutEndpoint(FrontDesk desk) {
        this.desk = desk;
    }

    Ready show(HttpRequest request, Parameters query) {
        Optional<Visitor> visitor = desk.signIns().visitor(request);
        if (visitor.isEmpty()) {
            return Pages.answer(200, MessagePage.of(desk.site(), "You are signed out", "Apps that you connected stay connected.")
                .asGood().go("Sign in again", "/login").html());
        }
        String form = desk.seals().of(visitor.get().session(), PURPOSE);
        return Pages.answer(200, new LogoutPage(desk.site(), form, visitor.get().account().email().text()).html());
    }

    Ready take(HttpRequest request, Parameters form) {
        Optional<Visitor> visitor = desk.signIns().visitor(request);
        String next = form.find("next").flatMap(LocalTarget::read).map(LocalTarget::path).orElse("/logout");
        if (visitor.isEmpty()) {
            return Pages.goTo(next);
        }
        return desk.seals().isOurs(request, form, PURPOSE, visitor.get().session())
            ? desk.signIns().farewell(request, next) : desk.refusals().foreignForm(LocalTarget.ACCOUNT);
    }
}
