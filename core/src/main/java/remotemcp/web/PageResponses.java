package remotemcp.web;

import remotemcp.http.HttpResponse;
import remotemcp.http.HttpResponse.Ready;

/// The head that pages are sent with: nothing from elsewhere runs or loads, nobody frames us, no address leaks on (P02, P03, O06).
final class PageResponses {
    /// Without `form-action`: browsers hold it against every redirect that follows a form, the client's own further ones included, so
    /// any list would break some client's sign-in.
    private static final String LEADING_ON =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String STAYING_HERE = LEADING_ON + "; form-action 'self'";

    private PageResponses() {
    }

    /// A page for this person now: no cache keeps it.
    static Ready answer(int status, String html) {
        return page(status, html, STAYING_HERE).header("Cache-Control", "no-store");
    }

    /// The consent page, whose form leads to the client: https, a loopback address or the scheme of an app.
    static Ready answerLeadingOn(String html) {
        return page(200, html, LEADING_ON).header("Cache-Control", "no-store");
    }

    /// A page that is the same for everybody.
    static Ready answerToAll(String html) {
        return page(200, html, STAYING_HERE).header("Cache-Control", "no-cache");
    }

    /// On to another page, after a form: the browser comes with GET and without the form's content (O05).
    static Ready goTo(String location) {
        return HttpResponse.redirect(location).header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }

    private static Ready page(int status, String html, String policy) {
        return HttpResponse.html(status, html)
            .header("Content-Security-Policy", policy)
            .header("X-Frame-Options", "DENY")
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer");
    }
}
