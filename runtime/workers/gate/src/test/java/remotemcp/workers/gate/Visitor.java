package remotemcp.workers.gate;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/// A newcomer at a browser, who makes an account and allows what a client asks.
final class Visitor {
    private final HttpClient http;
    private final URI site;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visitor(HttpClient http, URI site) {
        this.http = http;
        this.site = site;
    }

    /// Follows a client's request to its end; answers where the browser is sent with the code.
    String allow(String request) throws Exception {
        var login = get(request);
        var signUp = get(Jsoup.parse(login).select("a[href^=/signup]").attr("href"));
        var consent = get(submit(signUp, "password",
            Map.of("email", "visitor" + System.nanoTime() + "@example.com", "password", "four unrelated words")));
        return submit(consent, "consent", Map.of("decision", "allow"));
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(site.resolve(path))).body();
    }

    /// Sends the form that has this field; answers where it leads.
    private String submit(String page, String field, Map<String, String> typed) throws Exception {
        var form = Jsoup.parse(page).select("form:has([name=" + field + "])").first();
        if (form == null) {
            throw new AssertionError("no form with " + field + " in " + page);
        }
        var fields = new LinkedHashMap<String, String>();
        form.select("input[name]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.putAll(typed);
        var body = fields.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        var answer =
            send(HttpRequest.newBuilder(site.resolve(form.attr("action"))).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        return answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        var line = cookies.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("; "));
        var answer = http.send(
            (line.isEmpty() ? request : request.header("Cookie", line)).header("Accept", "text/html").timeout(Duration.ofSeconds(20))
                .build(),
            BodyHandlers.ofString());
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String line) {
        var pair = line.substring(0, line.indexOf(';'));
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
}
