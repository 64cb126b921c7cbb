package remotemcp.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import remotemcp.json.Json;
import remotemcp.json.JsonObject;

/// Plain HTTP without cookies and without following redirects.
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(Duration.ofSeconds(10)).build();

    private Http() {
    }

    public static Answer get(URI uri, String... headers) {
        return send(request(uri, headers).GET());
    }

    static Answer delete(URI uri, String... headers) {
        return send(request(uri, headers).DELETE());
    }

    static Answer options(URI uri, String... headers) {
        return send(request(uri, headers).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    static Answer post(URI uri, String body, String... headers) {
        return send(request(uri, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static Answer post(URI uri, byte[] body, String... headers) {
        return send(request(uri, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static Answer postForm(URI uri, Map<String, String> form, String... headers) {
        return send(request(uri, headers).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(form))));
    }

    public static Answer postJson(URI uri, JsonObject body, String... headers) {
        return send(
            request(uri, headers).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.text())));
    }

    /// An answer whose body is still coming, such as an event stream.
    static HttpResponse<java.io.InputStream> open(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.Builder request(URI uri, String... headers) {
        var builder = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What came back.
    public record Answer(int status, java.net.http.HttpHeaders headers, byte[] body) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            return Json.parse(body).asObject().orElseThrow(() -> new AssertionError("no JSON object: " + text()));
        }

        URI location(URI base) {
            return base
                .resolve(headers.firstValue("Location").orElseThrow(() -> new AssertionError(status + " without Location: " + text())));
        }

        @Override
        public String toString() {
            return status + " " + headers.map() + "\n" + text();
        }
    }
}
