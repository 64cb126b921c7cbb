package remotemcp.web;

import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.Parameters;
import remotemcp.identity.LoginSession;
import remotemcp.platform.ConstantTime;
import remotemcp.platform.KeyedDigest;
import remotemcp.platform.Platform;

/// Ties each form to the browser it was shown in, so that nobody else's copy of it is accepted (P01). A form shown to a stranger is tied
/// to a ticket in a cookie, one shown to a signed-in person to their session. Nothing is stored for either (H14).
final class CsrfTokens {
    static final String FIELD = "form";

    private final Platform platform;
    private final SiteCookies cookies;
    private final KeyedDigest digests;

    CsrfTokens(Platform platform, SiteCookies cookies) {
        this.platform = platform;
        this.cookies = cookies;
        this.digests = new KeyedDigest(platform, "form");
    }

    /// The seal of a form for a stranger.
    ///
    /// @param cookie the `Set-Cookie` to send along; empty when the browser has a ticket
    record Fresh(String seal, Optional<String> cookie) {

        Ready addTo(Ready page) {
            return cookie.isEmpty() ? page : page.addHeader("Set-Cookie", cookie.get());
        }
    }

    Fresh fresh(HttpRequest request, String purpose) {
        Optional<CsrfCookie> known = cookies.ticket(request);
        CsrfCookie ticket = known.orElseGet(() -> CsrfCookie.fresh(platform.random()));
        return new Fresh(seal(purpose, ticket), known.isPresent() ? Optional.empty() : Optional.of(cookies.keepTicket(ticket)));
    }

    String of(LoginSession session, String purpose) {
        return seal(purpose, session.lineage());
    }

    /// Whether the form was shown in this browser, for this purpose, and sent from a page of ours. It names its own ticket, so that it does
    /// not matter how many others the browser has, or in which order it sends them.
    boolean isOurs(HttpRequest request, Parameters form, String purpose) {
        String sent = form.find(FIELD).orElse("");
        String name = sent.substring(0, Math.max(0, sent.indexOf('.')));
        Optional<CsrfCookie> ticket = name.isEmpty() ? Optional.empty() : cookies.ticket(request, name);
        return ticket.isPresent() && ConstantTime.equal(seal(purpose, ticket.get()), sent) && isFromOwnPage(request);
    }

    /// Whether the form was shown in this session.
    boolean isOurs(HttpRequest request, Parameters form, String purpose, LoginSession session) {
        return ConstantTime.equal(of(session, purpose), form.find(FIELD).orElse("")) && isFromOwnPage(request);
    }

    /// Whether a page of ours sent the request. Browsers that tell the relation of the two sites are believed; our pages send no referrer
    /// and with it an `Origin` of `null`, which without that word means nothing. Programs, which send neither, pass here.
    static boolean isFromOwnPage(HttpRequest request) {
        Optional<String> relation = request.header("Sec-Fetch-Site");
        if (relation.isPresent()) {
            return relation.get().equals("same-origin") || relation.get().equals("none");
        }
        Optional<String> origin = request.header("Origin");
        String host = request.header("Host").orElse("");
        return origin.isEmpty() || origin.get().equals("https://" + host) || origin.get().equals("http://" + host);
    }

    private String seal(String purpose, CsrfCookie ticket) {
        return ticket.name() + '.' + seal(purpose, ticket.value());
    }

    private String seal(String purpose, String bond) {
        return digests.of(purpose + ' ' + bond);
    }
}
