package remotemcp.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Connection.Method;
import org.jsoup.Connection.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// Gets an access token from a server over HTTP, as an app and a person's browser do together.
final class WebLogin {
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final String VERIFIER = "v".repeat(43);

    private final String site;
    private final Map<String, String> cookies = new HashMap<>();

    /// @param site without a slash at the end
    WebLogin(String site) {
        this.site = site;
    }

    /// Makes an account, on a server whose sign-up is open, and stays signed in.
    WebLogin signUp() throws IOException {
        submit(page("/signup"), Map.of("email", "ada@example.com", "password", "correct horse battery staple"));
        return this;
    }

    /// Presses Allow if the server asks.
    String token() throws IOException {
        String client = register();
        Response asked = send(connection("/authorize").data("response_type", "code").data("client_id", client).data("redirect_uri", CALLBACK)
            .data("code_challenge", challenge()).data("code_challenge_method", "S256").data("resource", site + "/mcp"));
        Response allowed = asked.statusCode() == 200 ? submit(asked, Map.of("decision", "allow")) : asked;
        String location = allowed.header("Location");
        String code = location.substring(location.indexOf("code=") + 5).replaceAll("&.*", "").replace("%3A", ":");
        Response redeemed = send(connection("/token").method(Method.POST).data("grant_type", "authorization_code").data("code", code)
            .data("redirect_uri", CALLBACK).data("client_id", client).data("code_verifier", VERIFIER).data("resource", site + "/mcp"));
        return object(redeemed).string("access_token").orElseThrow(() -> new IOException(redeemed.body()));
    }

    private String register() throws IOException {
        var metadata = JsonObject.builder().put("redirect_uris", JsonArray.of(Json.of(CALLBACK))).put("token_endpoint_auth_method", "none").build();
        Response made = send(connection("/register").method(Method.POST).header("Content-Type", "application/json").requestBody(metadata.text()));
        return object(made).string("client_id").orElseThrow(() -> new IOException(made.body()));
    }

    private Response page(String path) throws IOException {
        return send(connection(path));
    }

    private Response submit(Response page, Map<String, String> fields) throws IOException {
        var form = (FormElement) page.parse().selectFirst("form[method=post]");
        var request = Jsoup.connect(form.absUrl("action")).method(Method.POST).header("Origin", site);
        form.formData().forEach(field -> request.data(field.key(), fields.getOrDefault(field.key(), field.value())));
        fields.forEach((name, value) -> {
            if (request.data(name) == null) {
                request.data(name, value);
            }
        });
        return send(request);
    }

    private Connection connection(String path) {
        return Jsoup.connect(site + path).header("Accept", "text/html, application/json");
    }

    private Response send(Connection request) throws IOException {
        Response answer = request.cookies(cookies).followRedirects(false).ignoreHttpErrors(true).ignoreContentType(true).execute();
        cookies.putAll(answer.cookies());
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.url() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private static JsonObject object(Response answer) {
        return Json.parse(answer.bodyAsBytes()).asObject().orElseThrow();
    }

    private static String challenge() {
        try {
            return Base64Url.encode(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
