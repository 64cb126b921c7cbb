package remotemcp.web;

import java.util.Optional;
import remotemcp.http.Cookies;
import remotemcp.http.HttpRequest;

/// The cookies we keep in browsers: never seen by scripts, never sent along by other sites' forms (RFC 6265bis §4.1.2.7). Over https
/// their names begin with `__Host-`, which no other host can set; over http, on this computer, browsers refuse that prefix, and the name
/// has our port in it, because cookies do not.
final class SiteCookies {
    private static final long WEEK_SECONDS = 7L * 24 * 3600;
    private static final String TICKET = "form-";

    private final boolean secure;
    private final String prefix;

    SiteCookies(WebSettings site) {
        secure = site.isSecure();
        prefix = secure ? "__Host-mcp-" : "remote-mcp-" + site.port() + "-";
    }

    Optional<String> session(HttpRequest request) {
        return Cookies.of(request).find(prefix + "session").filter(value -> !value.isEmpty());
    }

    /// A `Set-Cookie` that keeps the session's name; how long it is good for is for the server to say.
    String keepSession(String name) {
        return keep("session", name, WEEK_SECONDS);
    }

    String dropSession() {
        return keep("session", "", 0);
    }

    Optional<String> known(HttpRequest request) {
        return Cookies.of(request).find(prefix + "known");
    }

    String keepKnown(String mark, long seconds) {
        return keep("known", mark, seconds);
    }

    /// A ticket that this browser has, whichever; empty when it has none.
    Optional<CsrfCookie> ticket(HttpRequest request) {
        for (Cookies.Cookie cookie : Cookies.of(request).startingWith(prefix + TICKET)) {
            if (!cookie.value().isEmpty()) {
                return Optional.of(new CsrfCookie(cookie.name().substring(prefix.length() + TICKET.length()), cookie.value()));
            }
        }
        return Optional.empty();
    }

    /// The ticket of that name, if this browser has it.
    Optional<CsrfCookie> ticket(HttpRequest request, String name) {
        return Cookies.of(request).find(prefix + TICKET + name).filter(value -> !value.isEmpty()).map(value -> new CsrfCookie(name, value));
    }

    /// Kept until the browser closes, each under a name of its own: tabs that open at once are given one each, and none may replace
    /// another's.
    String keepTicket(CsrfCookie ticket) {
        return prefix + TICKET + ticket.name() + "=" + ticket.value() + attributes();
    }

    private String keep(String name, String value, long seconds) {
        return prefix + name + "=" + value + "; Max-Age=" + seconds + attributes();
    }

    private String attributes() {
        return "; Path=/" + (secure ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
    }
}
