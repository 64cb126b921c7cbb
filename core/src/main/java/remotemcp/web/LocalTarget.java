package remotemcp.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import remotemcp.http.HttpRequest;
import remotemcp.http.Parameters;

/// Where a person goes after signing in: one of our own pages, never another site (P09).
record LocalTarget(String path) {
    private static final List<String> PAGES = List.of("/", "/account", "/authorize");
    private static final int LONGEST = 16_000;

    static final LocalTarget ACCOUNT = new LocalTarget("/account");

    /// The target as a form or link carries it; empty when it is anything but a page people are sent to.
    static Optional<LocalTarget> read(String text) {
        int mark = text.indexOf('?');
        String page = mark < 0 ? text : text.substring(0, mark);
        return text.length() <= LONGEST && PAGES.contains(page) && isPlain(text) ? Optional.of(new LocalTarget(text)) : Optional.empty();
    }

    /// The page that this request asked for. What a client's page posted comes again as a query, which is written the same way.
    static LocalTarget of(HttpRequest request) {
        boolean posted = request.query().isEmpty() && Parameters.isForm(request);
        String query = posted ? new String(request.body(), StandardCharsets.ISO_8859_1) : request.query();
        return read(query.isEmpty() ? request.path() : request.path() + '?' + query).orElse(ACCOUNT);
    }

    boolean isAuthorization() {
        return path.startsWith("/authorize");
    }

    /// Browsers drop tabs and line breaks from URLs and read a backslash as a slash.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || c == '\\' || c == '#') {
                return false;
            }
        }
        return true;
    }
}
