package remotemcp.blackbox;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A person's browser as far as forms, cookies and redirects go: it follows redirects on its own site and stops at any other.
final class Browser {
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI site;
    private final List<String> more;

    Browser(URI site) {
        this(site, List.of());
    }

    private Browser(URI site, List<String> more) {
        this.site = site;
        this.more = more;
    }

    /// One whose requests come through a proxy that names this address as the client's.
    static Browser from(String client, URI site) {
        return new Browser(site, List.of("X-Forwarded-For", client));
    }

    /// What the browser shows, or the foreign address it was sent to.
    record View(URI address, int status, Http.Answer answer) {

        Document page() {
            return Jsoup.parse(answer.text(), address.toString());
        }

        boolean hasLeft(URI site) {
            return !address.toString().startsWith(site + "/");
        }

        /// The form with a field or button of that name.
        Element form(String name) {
            return page().select("form").stream().filter(form -> form.selectFirst("[name=" + name + "]") != null).findFirst()
                .orElseThrow(() -> new AssertionError("no form with " + name + " at " + address + ": " + answer.text()));
        }
    }

    View open(URI address) {
        return follow(address, Http.get(address, headers()));
    }

    /// Fills and sends a form as a click on the button `button=value` does; fields given replace those of the page.
    View submit(View view, Element form, Map<String, String> fields) {
        var values = values(form);
        values.putAll(fields);
        URI action = view.address().resolve(form.hasAttr("action") ? form.attr("action") : "");
        return follow(action, Http.postForm(action, values, headersFrom(view.address())));
    }

    View submit(URI action, Map<String, String> values) {
        return follow(action, Http.postForm(action, values, headersFrom(site)));
    }

    URI at(String path) {
        return URI.create(site + path);
    }

    /// Sends a form as it stands, and does not follow where the answer leads.
    Http.Answer post(URI action, Map<String, String> values) {
        Http.Answer answer = Http.postForm(action, values, headersFrom(site));
        keepCookies(answer);
        return answer;
    }

    /// The fields a browser would send for this form, buttons left out.
    static Map<String, String> values(Element form) {
        return form.select("input[name], select[name], textarea[name]").stream()
            .filter(field -> !field.attr("type").equals("submit"))
            .filter(field -> !field.attr("type").equals("checkbox") || field.hasAttr("checked"))
            .collect(Collectors.toMap(field -> field.attr("name"), Element::val, (a, b) -> b, LinkedHashMap::new));
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private View follow(URI address, Http.Answer answer) {
        URI at = address;
        Http.Answer last = answer;
        keepCookies(last);
        for (int i = 0; i < 10 && last.status() >= 300 && last.status() < 400; i++) {
            at = last.location(at);
            if (!at.toString().startsWith(site + "/")) {
                return new View(at, last.status(), last);
            }
            last = Http.get(at, headers());
            keepCookies(last);
        }
        return new View(at, last.status(), last);
    }

    private void keepCookies(Http.Answer answer) {
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            String name = pair.substring(0, pair.indexOf('='));
            if (line.toLowerCase().contains("max-age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }

    private String[] headers() {
        return with("Accept", "text/html", "Cookie", cookieLine());
    }

    private String[] headersFrom(URI page) {
        return with("Accept", "text/html", "Cookie", cookieLine(), "Origin", page.getScheme() + "://" + page.getAuthority());
    }

    private String[] with(String... headers) {
        return Stream.concat(Stream.of(headers), more.stream()).toArray(String[]::new);
    }

    String cookieLine() {
        return cookies.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("; "));
    }
}
