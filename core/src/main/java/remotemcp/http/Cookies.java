package remotemcp.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cookies a browser sent with a request (RFC 6265 §5.4), read leniently: what does not look like a cookie is passed over. All of them
/// are read, as the runtime has bounded the header: browsers send the oldest first, so a limit here would drop the newest.
public final class Cookies {
    private final List<Cookie> cookies;

    private Cookies(List<Cookie> cookies) {
        this.cookies = List.copyOf(cookies);
    }

    /// One cookie.
    public record Cookie(String name, String value) {
    }

    public static Cookies of(HttpRequest request) {
        var found = new ArrayList<Cookie>();
        for (String header : request.headers().all("Cookie")) {
            readInto(found, header);
        }
        return new Cookies(found);
    }

    /// The value of the first cookie of exactly that name.
    public Optional<String> find(String name) {
        for (Cookie cookie : cookies) {
            if (cookie.name().equals(name)) {
                return Optional.of(cookie.value());
            }
        }
        return Optional.empty();
    }

    /// Cookies whose names begin so.
    public List<Cookie> startingWith(String prefix) {
        var found = new ArrayList<Cookie>();
        for (Cookie cookie : cookies) {
            if (cookie.name().startsWith(prefix)) {
                found.add(cookie);
            }
        }
        return found;
    }

    private static void readInto(List<Cookie> found, String header) {
        int at = 0;
        while (at < header.length()) {
            int end = header.indexOf(';', at);
            end = end < 0 ? header.length() : end;
            String pair = header.substring(at, end);
            int mark = pair.indexOf('=');
            String name = mark < 0 ? "" : pair.substring(0, mark).strip();
            if (!name.isEmpty()) {
                found.add(new Cookie(name, pair.substring(mark + 1).strip()));
            }
            at = end + 1;
        }
    }
}
