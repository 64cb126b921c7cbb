package remotemcp.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import remotemcp.http.Body;
import remotemcp.http.HttpHandler;
import remotemcp.http.HttpRequest;
import remotemcp.http.HttpResponse.Ready;
import remotemcp.http.PercentCode;

/// A person's browser, over a handler: it keeps cookies, reads pages, fills in forms. It follows no redirect unasked.
final class Browser {
    private final HttpHandler server;
    private final String host;
    private final String peer;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(HttpHandler server, String host, String peer) {
        this.server = server;
        this.host = host;
        this.peer = peer;
    }

    /// What came back.
    record View(String path, Ready response) {

        int status() {
            return response.status();
        }

        String html() {
            return new String(((Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
        }

        Document page() {
            return Jsoup.parse(html());
        }

        String heading() {
            return page().select("h1").text();
        }

        String location() {
            return response.headers().find("Location").orElseThrow(() -> new AssertionError("no redirect but " + status() + ": " + html()));
        }

        String header(String name) {
            return response.headers().find(name).orElse("");
        }

        /// The form that holds a field or button of that name.
        Form form(String name) {
            Element form = page().select("form").stream().filter(found -> found.selectFirst("[name=" + name + "]") != null).findFirst()
                .orElseThrow(() -> new AssertionError("no form with " + name + " in " + html()));
            return new Form(form.attr("action"), fields(form));
        }

        /// The form that goes to that address.
        Form formTo(String action) {
            return page().select("form").stream().filter(found -> found.attr("action").equals(action)).findFirst()
                .map(form -> new Form(action, fields(form)))
                .orElseThrow(() -> new AssertionError("no form to " + action + " in " + html()));
        }

        private static Map<String, String> fields(Element form) {
            var fields = new LinkedHashMap<String, String>();
            for (Element field : form.select("input[name]")) {
                if (!field.attr("type").equals("checkbox") || field.hasAttr("checked")) {
                    fields.put(field.attr("name"), field.val());
                }
            }
            return fields;
        }
    }

    /// A form about to be sent; fields of one name are told apart by what follows `#`.
    record Form(String action, Map<String, String> fields) {

        Form with(String name, String value) {
            var more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(action, more);
        }

        Form without(String name) {
            var less = new LinkedHashMap<>(fields);
            less.remove(name);
            return new Form(action, less);
        }

        Form press(String button) {
            return with("decision", button);
        }

        byte[] bytes() {
            return fields.entrySet().stream()
                .map(field -> PercentCode.encode(nameOf(field.getKey())) + "=" + PercentCode.encode(field.getValue()))
                .collect(Collectors.joining("&")).getBytes(StandardCharsets.US_ASCII);
        }

        private static String nameOf(String key) {
            int mark = key.indexOf('#');
            return mark < 0 ? key : key.substring(0, mark);
        }
    }

    View open(String path) {
        return send(HttpRequest.get(path).header("Accept", "text/html").header("Sec-Fetch-Site", "none"));
    }

    /// Sends a form as a click in a page of the server does.
    View submit(Form form) {
        return send(post(form).header("Origin", "null").header("Sec-Fetch-Site", "same-origin"));
    }

    HttpRequest post(Form form) {
        return HttpRequest.post(form.action(), "application/x-www-form-urlencoded", form.bytes()).header("Accept", "text/html");
    }

    /// Goes where a redirect leads, on this server.
    View follow(View view) {
        return open(view.location());
    }

    View send(HttpRequest request) {
        HttpRequest sent = request.header("Host", host);
        if (!cookies.isEmpty()) {
            sent = sent.header("Cookie",
                cookies.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("; ")));
        }
        var from = new HttpRequest(sent.method(), sent.path(), sent.query(), sent.headers(), sent.body(), peer, sent.departure());
        Ready response = server.handle(from).ready();
        response.headers().all("Set-Cookie").forEach(this::keep);
        return new View(request.path(), response);
    }

    View signIn(View login, String email, String password) {
        return submit(login.form("password").with("email", email).with("password", password));
    }

    View signInFresh(String email, String password) {
        return signIn(open("/login"), email, password);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private void keep(String line) {
        String pair = line.substring(0, line.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        if (line.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }
}
