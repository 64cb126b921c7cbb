package remotemcp.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Connection.Method;
import org.jsoup.Connection.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import remotemcp.json.Json;
import remotemcp.json.JsonArray;
import remotemcp.json.JsonObject;
import remotemcp.platform.Base64Url;

/// A person's browser and an app: makes accounts, signs in, and gets access tokens from a server over HTTP.
final class WebLogin {
    static final String PASSWORD = "correct horse battery staple";
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final String VERIFIER = "v".repeat(43);

    private final String site;
    private final String email;
    private final String address;
    private final Map<String, String> cookies = new HashMap<>();

    /// @param site without a slash at the end
    WebLogin(String site) {
        this(site, "ada@example.com", "127.0.0.1");
    }

    /// @param email the person's account
    /// @param address where a trusted proxy says that the browser is
    WebLogin(String site, String email, String address) {
        this.site = site;
        this.email = email;
        this.address = address;
    }

    /// Makes an account, on a server whose sign-up is open, and stays signed in.
    WebLogin signUp() throws IOException {
        submit(page("/signup"), Map.of("email", email, "password", PASSWORD));
        return this;
    }

    /// Signs in with the password.
    ///
    /// @throws IOException when the server does not let the person in
    void signIn() throws IOException {
        Response answer = submit(page("/login"), Map.of("email", email, "password", PASSWORD));
        if (answer.statusCode() != 303) {
            throw new IOException("not signed in: " + answer.statusCode() + " " + answer.body());
        }
    }

    /// A login form as a browser would post it, and the cookies that belong to it.
    record Filled(String body, String cookies) {
    }

    /// The login form with this password, not sent.
    Filled filledForm(String password) throws IOException {
        var form = (FormElement) page("/login").parse().selectFirst("form[method=post]");
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.put("email", email);
        fields.put("password", password);
        return new Filled(joined(fields, "&", value -> URLEncoder.encode(value, StandardCharsets.UTF_8)),
            joined(cookies, "; ", value -> value));
    }

    private static String joined(Map<String, String> pairs, String separator, UnaryOperator<String> encoding) {
        return pairs.entrySet().stream().map(pair -> pair.getKey() + "=" + encoding.apply(pair.getValue()))
            .collect(Collectors.joining(separator));
    }

    /// Presses Allow if the server asks.
    String token() throws IOException {
        String client = register();
        Response asked =
            send(connection("/authorize").data("response_type", "code").data("client_id", client).data("redirect_uri", CALLBACK)
                .data("code_challenge", challenge()).data("code_challenge_method", "S256").data("resource", site + "/mcp"));
        Response allowed = asked.statusCode() == 200 ? submit(asked, Map.of("decision", "allow")) : asked;
        String location = allowed.header("Location");
        String code = location.substring(location.indexOf("code=") + 5).replaceAll("&.*", "").replace("%3A", ":");
        Response redeemed = send(connection("/token").method(Method.POST).data("grant_type", "authorization_code").data("code", code)
            .data("redirect_uri", CALLBACK).data("client_id", client).data("code_verifier", VERIFIER).data("resource", site + "/mcp"));
        return object(redeemed).string("access_token").orElseThrow(() -> new IOException(redeemed.body()));
    }

    private String register() throws IOException {
        var metadata =
            JsonObject.builder().put("redirect_uris", JsonArray.of(Json.of(CALLBACK))).put("token_endpoint_auth_method", "none").build();
        Response made =
            send(connection("/register").method(Method.POST).header("Content-Type", "application/json").requestBody(metadata.text()));
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
        Response answer = request.header("X-Forwarded-For", address).cookies(cookies).followRedirects(false).ignoreHttpErrors(true)
            .ignoreContentType(true).execute();
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
