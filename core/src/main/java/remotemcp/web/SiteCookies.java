package remotemcp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import remotemcp.http.Cookies;
import remotemcp.http.HttpRequest;

/// The cookies we keep in browsers: never seen by scripts, never sent along by other sites' forms (RFC 6265bis §4.1.2.7). Over https
/// their names begin with `__Host-`, which no other host can set; over http, on this computer, browsers refuse that prefix, and the name
/// has our port in it, because cookies do not.
final class SiteCookies {
    private static final long WEEK_SECONDS = 7L * 24 * 3600;
    private static final int MOST_TICKETS = 8;

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

    /// The browser's form tickets. Two tabs that open at once are given one each, so there may be more than one.
    List<String> tickets(HttpRequest request) {
        var tickets = new ArrayList<String>();
        for (Cookies.Cookie cookie : Cookies.of(request).startingWith(prefix + "form-")) {
            if (tickets.size() < MOST_TICKETS && !cookie.value().isEmpty()) {
                tickets.add(cookie.value());
            }
        }
        return tickets;
    }

    /// Kept until the browser closes, under a name of its own, so that it does not replace another tab's.
    String keepTicket(String ticket) {
        return prefix + "form-" + ticket.substring(0, 6) + "=" + ticket + attributes();
    }

    private String keep(String name, String value, long seconds) {
        return prefix + name + "=" + value + "; Max-Age=" + seconds + attributes();
    }

    private String attributes() {
        return "; Path=/" + (secure ? "; Secure" : "") + "; HttpOnly; SameSite=Lax";
    }
}
